using System.Text.RegularExpressions;
using Clinic.Tests.Support;

namespace Clinic.Tests.Rules;

/// <summary>What lies in the repository, and where.</summary>
[Category("Rules"), Parallelizable]
public sealed partial class RepositoryTests
{
    private static readonly string[] TopLevel = ["Clinic.sln", "README.md", "azure-pipelines.yml", "database", "docs", "src", "tests"];
    private static readonly string[] Made = ["TestResults", "artifacts"];
    private static readonly string[] Text = [".cs", ".cshtml", ".css", ".js", ".mjs", ".json", ".md", ".sh", ".sql", ".yml", ".csproj", ".props", ".targets", ".resx", ".txt", ".config"];

    [Test]
    public void The_top_level_holds_nothing_unexpected()
    {
        var entries = Directory.EnumerateFileSystemEntries(Repository.Root).Select(Path.GetFileName).Where(name => !name!.StartsWith('.')).Except(Made);

        Assert.That(entries, Is.SubsetOf(TopLevel));
    }

    [Test]
    public void No_file_knows_somebodys_machine() =>
        Assert.That(from path in TextFiles()
                    let match = MachinePaths().Match(File.ReadAllText(path))
                    where match.Success
                    select $"{Path.GetRelativePath(Repository.Root, path)}: {match.Value}", Is.Empty);

    [Test]
    public void Nothing_in_the_source_is_left_for_later() =>
        Assert.That(from path in TextFiles()
                    let match = Later().Match(File.ReadAllText(path))
                    where match.Success
                    select $"{Path.GetRelativePath(Repository.Root, path)}: {match.Value}", Is.Empty);

    /// <summary>The compiler refuses them in classes; views are compiled past it.</summary>
    [Test]
    public void No_view_asks_the_machine_for_the_time() =>
        Assert.That(Repository.Files("src", ".cshtml").Where(path => Clock().IsMatch(File.ReadAllText(path))).Select(Path.GetFileName), Is.Empty);

    [Test]
    public void Suffixes_that_say_nothing_are_not_used()
    {
        var named = typeof(Program).Assembly.GetTypes().Concat(typeof(RuleBroken).Assembly.GetTypes())
            .Where(t => t.Namespace?.StartsWith("Clinic", StringComparison.Ordinal) == true && !t.Name.EndsWith("TagHelper", StringComparison.Ordinal) && Hollow().IsMatch(t.Name)).Select(t => t.FullName);

        Assert.That(named, Is.Empty);
    }

    [Test]
    public void The_domain_sees_no_web_no_jobs_and_no_mapper()
    {
        var seen = typeof(RuleBroken).Assembly.GetReferencedAssemblies().Select(a => a.Name!).ToList();

        Assert.That(seen.Where(a => a.StartsWith("Hangfire", StringComparison.Ordinal) || a.StartsWith("AutoMapper", StringComparison.Ordinal)
            || a.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal) || a.StartsWith("Microsoft.AspNetCore.Http", StringComparison.Ordinal)), Is.Empty);
    }

    private static IEnumerable<string> TextFiles() =>
        new[] { "src", "tests", "database", "docs" }.Where(folder => Directory.Exists(Path.Combine(Repository.Root, folder)))
            .SelectMany(folder => Repository.Files(folder, Text))
            .Where(path => !path.EndsWith($"{nameof(RepositoryTests)}.cs", StringComparison.Ordinal) && !path.Contains($"wwwroot{Path.DirectorySeparatorChar}lib", StringComparison.Ordinal));

    [GeneratedRegex(@"(?<![\w.])/(home|Users|work|root)/\w+|[A-Z]:\\Users\\")]
    private static partial Regex MachinePaths();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Later();

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?Now|DateTime\.Today")]
    private static partial Regex Clock();

    [GeneratedRegex("(Service|Manager|Helper|Util|Utils|Handler|Processor|Dto|ViewModel|Impl|Common)$")]
    private static partial Regex Hollow();
}
