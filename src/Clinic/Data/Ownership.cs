namespace Clinic.Data;

/// <summary>Every row of a practice. Reads are filtered by it, writes are refused across it.</summary>
public interface IBelongsToPractice
{
    Guid PracticeId { get; }
}

/// <summary>A row that carries a client's sealed words: they are sealed under that client's own key.</summary>
public interface IBelongsToClient : IBelongsToPractice
{
    Guid Id { get; }

    Guid ClientId { get; }
}
