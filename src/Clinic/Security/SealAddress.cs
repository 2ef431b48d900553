using System.Text;

namespace Clinic.Security;

/// <summary>Where sealed words stand. It is authenticated with them, so that words moved to another row, column, client or practice do not open.</summary>
public readonly record struct SealAddress(Guid PracticeId, Guid ClientId, string Table, string Column, Guid RowId)
{
    /// <param name="version">1, from before the key's id was authenticated too, is only opened; 2 is what is sealed now.</param>
    internal byte[] ToBytes(byte version, Guid keyId) =>
        Encoding.UTF8.GetBytes($"{version}|{(version == 1 ? "" : $"{keyId:N}|")}{PracticeId:N}|{ClientId:N}|{Table}|{Column}|{RowId:N}");
}
