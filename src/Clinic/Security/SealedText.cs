namespace Clinic.Security;

/// <summary>
/// Words that are only ever stored sealed. The storage layer seals them on saving and hands them back closed;
/// <see cref="Text"/> opens them on first use. Never written by <see cref="ToString"/>, so never in a log line.
/// </summary>
public sealed class SealedText
{
    private string? text;
    private Func<byte[], string>? open;

    private SealedText(string? text, byte[]? blob)
    {
        this.text = text;
        Blob = blob;
    }

    /// <summary>The sealed form; null until saved for the first time.</summary>
    public byte[]? Blob { get; private set; }

    public string Text => text ??= (open ?? throw new InvalidOperationException("These words were read outside their row and cannot be opened."))(Blob!);

    public static SealedText Of(string text) => new(text, null);

    /// <summary>Null for text that is null or only white space.</summary>
    public static SealedText? OfOptional(string? text) => string.IsNullOrWhiteSpace(text) ? null : new(text.Trim(), null);

    public static SealedText FromBlob(byte[] blob) => new(null, blob);

    /// <summary>What stands in the place of words whose key was destroyed.</summary>
    public static SealedText Erased => new(null, []);

    public bool IsErased => Blob is { Length: 0 };

    internal void OpenWith(Func<byte[], string> opener) => open = opener;

    internal void SealedAs(byte[] blob) => Blob = blob;

    public override string ToString() => "[sealed]";
}
