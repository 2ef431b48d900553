using Clinic.Data;
using Clinic.Security;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Tests.Scenarios;

/// <summary>Keys change while clients' words stay readable.</summary>
public sealed class ClientKeysTests(StorageProvider provider) : Scenario(provider)
{
    [Test]
    public async Task After_the_ring_changed_a_key_that_is_read_is_wrapped_anew()
    {
        var (read, unread) = (await Portal.EnrolClientAsync("Ruth Amsel"), await Portal.EnrolClientAsync("Daniel Amsel"));
        var before = await WrappedAsync();
        await using var later = Portal.StartTwin(); // its memory is empty
        await ChangeRingAsync(later);

        Assert.That(await NameAsync(later, read), Is.EqualTo("Ruth Amsel"));
        Assert.That(await later.Services.GetRequiredService<KeyCare>().WrapMetAsync(), Is.EqualTo(1));

        var after = await WrappedAsync();
        Assert.That(after[read.Id], Is.Not.EqualTo(before[read.Id]));
        Assert.That(after[unread.Id], Is.EqualTo(before[unread.Id]));
    }

    [Test]
    public async Task The_nightly_round_wraps_all_of_them_and_nothing_twice()
    {
        for (var i = 0; i < 5; i++)
            await Portal.EnrolClientAsync($"Client {i}", $"client{i}@mail.example");
        await ChangeRingAsync(Portal);
        var care = Portal.Services.GetRequiredService<KeyCare>();

        Assert.That((await care.WrapAllAsync(), await care.WrapAllAsync()), Is.EqualTo((5, 0)));
        await using var later = Portal.StartTwin();
        Assert.That(await later.ReadAsync(async db => (await db.Clients.ToListAsync()).Select(c => c.PreferredName.Text).Order().First()), Is.EqualTo("Client 0"));
    }

    [Test]
    public async Task With_a_new_key_of_their_own_a_clients_earlier_words_still_open()
    {
        var client = await Portal.EnrolClientAsync("Ruth Amsel");

        await Portal.Services.GetRequiredService<KeyCare>().RenewAllAsync();
        await Portal.ChangeAsync(async db => (await db.Clients.SingleAsync()).ChangeContact(new("new@mail.example", new byte[32], Portal.Zone, "en", false)));

        var (name, email, keys) = await Portal.ReadAsync(async db =>
        {
            var row = await db.Clients.AsNoTracking().SingleAsync();
            return (FieldCipher.KeyIdOf(row.PreferredName.Blob!), FieldCipher.KeyIdOf(row.Email.Blob!), await db.ClientKeys.OrderBy(k => k.Id).Select(k => k.Id).ToListAsync());
        });
        Assert.That((name, email), Is.EqualTo((keys[0], keys[1])));
        Assert.That(await NameAsync(Portal, client), Is.EqualTo("Ruth Amsel"));
    }

    [Test]
    public async Task A_key_that_has_sealed_its_most_is_followed_by_another()
    {
        var client = await Portal.EnrolClientAsync("Ruth Amsel");
        await Portal.ReadAsync(db => db.ClientKeys.ExecuteUpdateAsync(set => set.SetProperty(k => k.Messages, (1L << 31) - 5)));
        await using var later = Portal.StartTwin(); // has counted no block of its own yet

        await later.ChangeAsync(async db => (await db.Clients.SingleAsync()).ChangeContact(new("new@mail.example", new byte[32], Portal.Zone, "en", false)));

        Assert.That(await Portal.ReadAsync(db => db.ClientKeys.OrderBy(k => k.Id).Select(k => k.Messages).ToListAsync()), Is.EqualTo(new[] { (1L << 31) - 5, 1024 }));
        Assert.That(await NameAsync(later, client), Is.EqualTo("Ruth Amsel"));
    }

    [Test]
    public async Task What_is_sealed_is_counted_before_it_is_sealed()
    {
        await Portal.EnrolClientAsync("Ruth Amsel");
        var first = await Portal.ReadAsync(db => db.ClientKeys.Select(k => k.Messages).SingleAsync());

        await using var later = Portal.StartTwin();
        await later.ChangeAsync(async db => (await db.Clients.SingleAsync()).ChangeContact(new("new@mail.example", new byte[32], Portal.Zone, "en", false)));

        Assert.That((first, await Portal.ReadAsync(db => db.ClientKeys.Select(k => k.Messages).SingleAsync())), Is.EqualTo((1024L, 2048L)));
    }

    private static async Task ChangeRingAsync(Portal portal)
    {
        await portal.Services.NewRingEntryAsync();
        PortalKeys.WrapAnew(Path.Combine(portal.Place.Folder, "keys"), portal.Services.GetRequiredService<IDataProtectionProvider>());
    }

    private static Task<string> NameAsync(Portal portal, EnrolledClient client) =>
        portal.ReadAsync(async db => (await db.Clients.SingleAsync(c => c.Id == client.Id)).PreferredName.Text);

    private Task<Dictionary<Guid, byte[]>> WrappedAsync() => Portal.ReadAsync(db => db.ClientKeys.AsNoTracking().ToDictionaryAsync(k => k.ClientId, k => k.Wrapped));
}
