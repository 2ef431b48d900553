namespace Clinic.Clients;

/// <summary>The word or PIN that stands between a link and earlier words. Only its salted hash is kept.</summary>
public sealed class ClientPin
{
    /// <summary>Wrong tries until it locks.</summary>
    public const int MaxTries = 5;

    /// <summary>PBKDF2 hash as made by ASP.NET Core Identity's password hasher; null while none is set.</summary>
    public string? Hash { get; private set; }

    public int Tries { get; private set; }

    public DateTime? LockedAt { get; private set; }

    public DateTime? SetAt { get; private set; }

    public bool IsSet => Hash is not null;

    public bool IsLocked => LockedAt is not null;

    /// <summary>Sets it anew and unlocks it.</summary>
    public void Set(string hash, DateTime now) => (Hash, Tries, LockedAt, SetAt) = (hash, 0, null, now);

    /// <summary>The same PIN opens again.</summary>
    public void Unlock() => (Tries, LockedAt) = (0, null);

    /// <summary>Removes it: the client chooses a new one at the next visit.</summary>
    public void Reset() => (Hash, Tries, LockedAt, SetAt) = (null, 0, null, null);
}
