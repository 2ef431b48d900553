using System.Globalization;

namespace Clinic.Benchmarks;

/// <summary>What follows the command's name: <c>--due 10000 --keep</c>.</summary>
internal sealed class Wishes(string[] args)
{
    public int Number(string name, int otherwise) =>
        After(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public string Word(string name, string otherwise) => After(name) ?? otherwise;

    public bool Has(string name) => args.Contains("--" + name);

    private string? After(string name) => Array.IndexOf(args, "--" + name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
