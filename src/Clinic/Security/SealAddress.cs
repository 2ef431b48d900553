using System.Text;

namespace Clinic.Security;

/// <summary>Where sealed words stand. It is authenticated with them, so that words moved to another row, column, client or practice do not open.</summary>
public readonly record struct SealAddress(Guid PracticeId, Guid ClientId, string Table, string Column, Guid RowId)
{
    internal byte[] ToBytes(byte version, Guid keyId) =>
        Encoding.UTF8.GetBytes($"{version}|{keyId:N}|{PracticeId:N}|{ClientId:N}|{Table}|{Column}|{RowId:N}");
}
