namespace Clinic.Web.Plumbing;

/// <summary>A reason of the domain ("no consent to e-mail") set as the beginning of a sentence.</summary>
public static class Sentence
{
    public static string Of(string reason) => char.ToUpperInvariant(reason[0]) + reason[1..];
}
