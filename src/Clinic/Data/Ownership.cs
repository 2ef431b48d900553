namespace Clinic.Data;

/// <summary>Every row of a practice. Reads are filtered by it, writes are refused across it.</summary>
public interface IBelongsToPractice
{
    Guid PracticeId { get; }
}

/// <summary>A row that carries sealed words, and whose key seals them.</summary>
public interface ICarrySealedWords : IBelongsToPractice
{
    Guid Id { get; }

    Guid KeyOwnerId { get; }
}

/// <summary>A row that carries a client's sealed words: they are sealed under that client's own key.</summary>
public interface IBelongsToClient : ICarrySealedWords
{
    Guid ClientId { get; }

    Guid ICarrySealedWords.KeyOwnerId => ClientId;
}

/// <summary>A row of the couple's own file: its words are sealed under a key of the couple, which is neither partner's.</summary>
public interface IBelongsToCouple : ICarrySealedWords
{
    Guid CoupleId { get; }

    Guid ICarrySealedWords.KeyOwnerId => CoupleId;
}
