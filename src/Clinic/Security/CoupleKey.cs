using Clinic.Data;

namespace Clinic.Security;

/// <summary>The key of a couple's own file, wrapped. It is neither partner's: destroying it destroys what was written for the two of them, and nothing else.</summary>
public sealed class CoupleKey : IWrappedKey
{
    private CoupleKey() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public Guid CoupleId { get; private set; }

    Guid IWrappedKey.OwnerId => CoupleId;

    public byte[] Wrapped { get; private set; } = [];

    internal static CoupleKey New(Guid practiceId, Guid coupleId, Func<byte[], byte[]> wrap, out byte[] key)
    {
        key = System.Security.Cryptography.RandomNumberGenerator.GetBytes(32);
        return new CoupleKey { Id = Guid.CreateVersion7(), PracticeId = practiceId, CoupleId = coupleId, Wrapped = wrap(key) };
    }
}

/// <summary>A data key as it lies in the database.</summary>
internal interface IWrappedKey : IBelongsToPractice
{
    Guid Id { get; }

    /// <summary>The client, or the couple.</summary>
    Guid OwnerId { get; }

    byte[] Wrapped { get; }
}
