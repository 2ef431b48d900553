using MimeKit;

namespace Clinic.Tests.Support;

/// <summary>A mail as it lies in the pickup folder.</summary>
public sealed class Mail
{
    private Mail(byte[] bytes)
    {
        Bytes = bytes;
        using var stream = new MemoryStream(bytes);
        Message = MimeMessage.Load(stream);
    }

    public byte[] Bytes { get; }

    public MimeMessage Message { get; }

    public string To => Message.To.Mailboxes.Single().Address;

    public string Subject => Message.Subject!;

    public string Text => Message.TextBody!;

    public string Html => Message.HtmlBody!;

    public string MessageId => Message.MessageId!;

    public DateTime Date => Message.Date.UtcDateTime;

    /// <summary>The one address in its text.</summary>
    public Uri Link => new(Text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Single(word => word.Contains("://", StringComparison.Ordinal)));

    /// <summary>In the order in which they were written.</summary>
    public static IReadOnlyList<Mail> In(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.eml").OrderBy(path => Path.GetFileName(path)[.."yyyyMMdd-HHmmss".Length], StringComparer.Ordinal).ThenBy(File.GetLastWriteTimeUtc).Select(path => new Mail(File.ReadAllBytes(path)))] : [];

    public override string ToString() => $"{Date:yyyy-MM-dd HH:mm} to {To}: {Subject}";
}
