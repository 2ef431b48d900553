using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Clinic.Tests.Rules;

/// <summary>A start whose keys would be found together with the data is refused, in words that say how to mend it.</summary>
[Category("Rules"), FixtureLifeCycle(LifeCycle.InstancePerTestCase), Parallelizable(ParallelScope.All)]
public sealed class KeySafetyTests
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("clinic-keys-");

    private string Data => Path.Combine(root.FullName, "data");

    private string Apart => Path.Combine(root.FullName, "apart");

    private string KeyPath => Path.Combine(Apart, "portal.key");

    [SetUp]
    public void MakeFolders()
    {
        Directory.CreateDirectory(Data);
        KeyFile.Make(KeyPath);
    }

    [TearDown]
    public void RemoveFolders() => root.Delete(recursive: true);

    [Test]
    public void A_key_file_that_lies_apart_and_is_readable_by_its_owner_alone_will_do() => Assert.That(Ring, Throws.Nothing);

    [Test]
    public void Without_a_key_the_start_is_refused() => Refused("Keys:File", "--make-key", ("Keys:File", null));

    [Test]
    public void A_key_that_is_not_there_is_not_made_by_itself() => Refused("Keys:File", "--make-key", ("Keys:File", Path.Combine(Apart, "other.key")));

    [Test]
    public void A_file_that_holds_no_key_is_refused()
    {
        File.WriteAllText(KeyPath, "hunter2");
        Refused("Keys:File", "--make-key");
    }

    [TestCase("portal.key")]
    [TestCase("keys/portal.key")]
    [TestCase("backups/portal.key")]
    public void A_key_inside_the_data_folder_is_refused(string name)
    {
        var path = Path.Combine(Data, name);
        KeyFile.Make(path);
        Refused("Keys:File", "Move it", ("Keys:File", path));
    }

    [Test]
    public void A_key_beside_a_database_that_lies_elsewhere_is_refused() => Refused("Keys:File", "Move it", ("ConnectionStrings:Clinic", $"Data Source={Path.Combine(Apart, "clinic.db")}"));

    [Test]
    public void A_link_that_leads_into_the_data_folder_is_refused()
    {
        KeyFile.Make(Path.Combine(Data, "hidden.key"));
        var link = Path.Combine(Apart, "link.key");
        File.CreateSymbolicLink(link, Path.Combine(Data, "hidden.key"));
        Refused("Keys:File", "Move it", ("Keys:File", link));
    }

    [Test]
    public void A_data_folder_that_is_a_link_hides_nothing()
    {
        KeyFile.Make(Path.Combine(Data, "hidden.key"));
        var link = Path.Combine(root.FullName, "linked");
        Directory.CreateSymbolicLink(link, Data);
        Refused("Keys:File", "Move it", ("Keys:File", Path.Combine(Data, "hidden.key")), ("Storage:DataFolder", link));
    }

    [TestCase(UnixFileMode.OtherRead)]
    [TestCase(UnixFileMode.OtherWrite)]
    [TestCase(UnixFileMode.GroupWrite)]
    [Platform(Exclude = "Win")]
    public void A_key_that_others_can_read_or_change_is_refused(UnixFileMode more)
    {
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | more);
        Refused("Keys:File", $"chmod 600 {KeyPath}");
    }

    [Test]
    public void The_ledger_of_erasures_may_not_lie_with_the_data() => Refused("Records:Folder", "Move it", ("Records:Folder", Path.Combine(Data, "records")));

    [Test]
    public void A_ring_that_was_written_in_clear_is_refused_and_can_be_locked()
    {
        new ServiceCollection().AddLogging().AddDataProtection().SetApplicationName("Clinic").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(Data, "keys")))
            .Services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>().CreateProtector("a").Protect([1]);
        using var ring = Ring();
        Assert.That(() => ring.PrepareKeyRing(Read(), isDevelopment: false), Throws.TypeOf<BadSetting>().With.Message.Contains("--lock-keys"));

        var wasLocked = ring.LockKeyRing(Read());

        Assert.That(wasLocked, Is.EqualTo(1));
        Assert.That(() => ring.PrepareKeyRing(Read(), isDevelopment: false), Throws.Nothing);
        Assert.That(RingFiles(), Is.All.Not.Contains("masterKey").And.All.Not.Contains("<value>"));
    }

    [Test]
    public void The_ring_on_disk_opens_with_the_key_file_alone()
    {
        byte[] wrapped;
        using (var ring = Ring())
            wrapped = Protector(ring).Protect([7]);
        Assert.That(RingFiles(), Has.Count.EqualTo(1).And.All.Not.Contains("masterKey"));

        using (var again = Ring())
            Assert.That(Protector(again).Unprotect(wrapped), Is.EqualTo(new byte[] { 7 }));
        File.Delete(KeyPath);
        KeyFile.Make(KeyPath);
        using var other = Ring();
        Assert.That(() => Protector(other).Unprotect(wrapped), Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public void After_a_change_of_the_key_file_the_earlier_one_may_go()
    {
        byte[] wrapped;
        using (var ring = Ring())
            wrapped = Protector(ring).Protect([7]);
        var newPath = Path.Combine(Apart, "new.key");
        KeyFile.Make(newPath);

        using (var changed = Ring(("Keys:File", newPath), ("Keys:Earlier", KeyPath)))
        {
            Assert.That(Protector(changed).Unprotect(wrapped), Is.EqualTo(new byte[] { 7 }));
            changed.LockKeyRing(Read());
        }

        using var without = Ring(("Keys:File", newPath));
        Assert.That(Protector(without).Unprotect(wrapped), Is.EqualTo(new byte[] { 7 }));
    }

    [Test]
    public void A_certificate_locks_it_as_well_and_can_follow_a_key_file()
    {
        byte[] wrapped;
        using (var ring = Ring())
            wrapped = Protector(ring).Protect([7]);
        var pfx = Path.Combine(Apart, "portal.pfx");
        using var rsa = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=Clinic keys", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        File.WriteAllBytes(pfx, certificate.Export(X509ContentType.Pkcs12, "a password"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(pfx, UnixFileMode.UserRead);
        (string, string?)[] settings = [("Keys:File", null), ("Keys:Certificate", pfx), ("Keys:CertificatePassword", "a password")];

        Assert.That(() => Ring(("Keys:File", null), ("Keys:Certificate", pfx), ("Keys:CertificatePassword", "wrong")), Throws.TypeOf<BadSetting>());
        using (var changed = Ring([.. settings, ("Keys:Earlier", KeyPath)]))
            changed.LockKeyRing(Read());

        using var alone = Ring(settings);
        Assert.That(Protector(alone).Unprotect(wrapped), Is.EqualTo(new byte[] { 7 }));
        Assert.That(RingFiles(), Is.All.Contains("X509Certificate"));
    }

    [Test]
    public void A_second_key_of_one_name_is_not_made() => Assert.That(() => KeyFile.Make(KeyPath), Throws.InstanceOf<IOException>());

    [Test]
    public void In_development_the_key_makes_itself_beside_the_data()
    {
        var settings = Read(new Place("Development", root.FullName), ("Keys:File", null), ("Records:Folder", null), ("Storage:DataFolder", null));
        new ServiceCollection().AddKeyRing(settings, isDevelopment: true);

        Assert.That(KeyFile.Read(Path.Combine(root.FullName, "App_Data-apart", "portal.key")), Is.Not.Null);
        Assert.That(settings.RecordsFolder, Is.EqualTo(Path.Combine(root.FullName, "App_Data-apart")));
    }

    private static IDataProtector Protector(IServiceProvider ring) => ring.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private List<string> RingFiles() => [.. Directory.GetFiles(Path.Combine(Data, "keys"), "key-*.xml").Select(File.ReadAllText)];

    private void Refused(string key, string remedy, params (string Key, string? Value)[] changes) =>
        Assert.That(() => Ring(changes), Throws.TypeOf<BadSetting>().With.Message.StartsWith($"The setting {key} ").And.Message.Contains(remedy).And.Message.Matches(@"^[^\r\n]+\.$"));

    private ServiceProvider Ring() => Ring([]);

    private ServiceProvider Ring(params (string Key, string? Value)[] changes)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddKeyRing(Read(new Place("Production", root.FullName), changes), isDevelopment: false);
        return services.BuildServiceProvider();
    }

    private PortalSettings Read() => Read(new Place("Production", root.FullName));

    private PortalSettings Read(IHostEnvironment place, params (string Key, string? Value)[] changes)
    {
        var values = new Dictionary<string, string?>
        {
            ["Portal:PublicUrl"] = "https://portal.test", ["Mail:Mode"] = "Pickup", ["Storage:DataFolder"] = Data, ["Keys:File"] = KeyPath, ["Records:Folder"] = Apart,
        };
        foreach (var (key, value) in changes)
            values[key] = value;
        return PortalSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), place);
    }

    private sealed class Place(string environment, string folder) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;
        public string ApplicationName { get; set; } = "Clinic.Web";
        public string ContentRootPath { get; set; } = folder;
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
