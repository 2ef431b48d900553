namespace Clinic;

/// <summary>A rule of the domain was contradicted. The message is a sentence that may be shown to the person who tried.</summary>
public sealed class RuleBroken(string sentence) : Exception(sentence);
