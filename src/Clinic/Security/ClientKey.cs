using Clinic.Data;

namespace Clinic.Security;

/// <summary>A client's own data key, wrapped. Destroying the row destroys everything that was sealed under it.</summary>
public sealed class ClientKey : IBelongsToPractice
{
    private ClientKey() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    /// <summary>The client; or the couple, whose own file has a key that is neither partner's.</summary>
    public Guid ClientId { get; private set; }

    public byte[] Wrapped { get; private set; } = [];

    internal static ClientKey New(Guid practiceId, Guid clientId, Func<byte[], byte[]> wrap, out byte[] key)
    {
        key = System.Security.Cryptography.RandomNumberGenerator.GetBytes(32);
        return new ClientKey { Id = Guid.CreateVersion7(), PracticeId = practiceId, ClientId = clientId, Wrapped = wrap(key) };
    }
}
