using Clinic.Data;

namespace Clinic.Audit;

/// <summary>Where a practice's trail ends. Whoever moves it holds its row until the end of the transaction, so that two writers never continue from one mark.</summary>
public sealed class AuditHead : IBelongsToPractice
{
    private AuditHead() { }

    public Guid PracticeId { get; private set; }

    public long Number { get; private set; }

    public byte[] Mark { get; private set; } = [];

    internal static AuditHead At(Guid practiceId, long number, byte[] mark) => new() { PracticeId = practiceId, Number = number, Mark = mark };
}
