using Clinic.Data;

namespace Clinic.Security;

/// <summary>
/// A client's own data key, wrapped. The newest of a client seals; earlier ones only open. Destroying the rows destroys everything that was sealed under them.
/// </summary>
public sealed class ClientKey : IBelongsToPractice
{
    private ClientKey() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public Guid ClientId { get; private set; }

    public byte[] Wrapped { get; private set; } = [];

    /// <summary>At least as many messages as were ever sealed under it: counted in blocks, before they are sealed.</summary>
    public long Messages { get; private set; }

    internal static ClientKey New(Guid practiceId, Guid clientId, Func<byte[], byte[]> wrap, long messages, out byte[] key)
    {
        key = System.Security.Cryptography.RandomNumberGenerator.GetBytes(32);
        return new ClientKey { Id = Guid.CreateVersion7(), PracticeId = practiceId, ClientId = clientId, Wrapped = wrap(key), Messages = messages };
    }
}
