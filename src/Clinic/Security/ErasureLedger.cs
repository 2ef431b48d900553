using System.Globalization;
using Clinic.Clients;

namespace Clinic.Security;

/// <param name="ClientId">Opaque: after the erasure it leads to nobody.</param>
public sealed record LedgerEntry(DateTime At, Guid PracticeId, Guid ClientId, ErasureReason Reason);

/// <summary>
/// Who was erased, in a file outside the database and its backups. It is read at every start, so that a restored older backup does not bring
/// anybody back.
/// </summary>
public sealed class ErasureLedger(string folder)
{
    private readonly AppendOnlyFile file = new(Path.Combine(folder, "erasures.log"));

    /// <exception cref="IOException">It could not be written: then nothing may be erased.</exception>
    public void Append(params IReadOnlyList<LedgerEntry> entries) => file.Append([.. entries.Select(e =>
        string.Create(CultureInfo.InvariantCulture, $"{e.At:O}\t{e.PracticeId:N}\t{e.ClientId:N}\t{e.Reason}"))]);

    public IReadOnlyList<LedgerEntry> Read() => [.. file.Lines().Select(Parse).OfType<LedgerEntry>()];

    private static LedgerEntry? Parse(string line) =>
        line.Split('\t') is [var at, var practice, var client, var reason] && DateTime.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var when)
            && Guid.TryParseExact(practice, "N", out var practiceId) && Guid.TryParseExact(client, "N", out var clientId) && Enum.TryParse<ErasureReason>(reason, out var why)
            ? new LedgerEntry(when, practiceId, clientId, why) : null;
}
