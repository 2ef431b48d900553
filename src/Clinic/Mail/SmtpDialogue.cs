using System.Text;
using MailKit;

namespace Clinic.Mail;

/// <summary>
/// Listens to the conversation with a mail server to know how far it came when it breaks off: a mail whose final dot has left may have been
/// accepted, one whose has not cannot have been. Keeps no words of it.
/// </summary>
internal sealed class SmtpDialogue : IProtocolLogger
{
    private static readonly byte[] Dot = "\r\n.\r\n"u8.ToArray();

    private readonly byte[] tail = new byte[5];
    private bool isBody;

    /// <summary>Whether the final dot of the present mail has left and no reply has come.</summary>
    public bool IsHandedOver { get; private set; }

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    public void Begin() => (isBody, IsHandedOver) = (false, false);

    public void LogConnect(Uri uri) => Begin();

    public void LogClient(byte[] buffer, int offset, int count)
    {
        var said = buffer.AsSpan(offset, count);
        if (!isBody)
        {
            isBody = said.StartsWith("DATA\r\n"u8);
            Array.Clear(tail);
            return;
        }
        Remember(said);
        IsHandedOver = tail.AsSpan().SequenceEqual(Dot);
    }

    public void LogServer(byte[] buffer, int offset, int count)
    {
        if (IsHandedOver && Encoding.ASCII.GetString(buffer, offset, Math.Min(count, 3)) is [>= '2' and <= '5', ..])
            Begin();
    }

    public void Dispose() { }

    private void Remember(ReadOnlySpan<byte> said)
    {
        if (said.Length >= tail.Length)
        {
            said[^tail.Length..].CopyTo(tail);
            return;
        }
        tail.AsSpan(said.Length).CopyTo(tail);
        said.CopyTo(tail.AsSpan(tail.Length - said.Length));
    }
}
