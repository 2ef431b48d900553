using Clinic.Security;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Clinic.Data;

/// <summary>Both databases store the wall clock only; every time in them is UTC.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    value => Checked(value),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc))
{
    private static DateTime Checked(DateTime value) =>
        value.Kind == DateTimeKind.Utc ? value : throw new InvalidOperationException("A stored time must be UTC.");
}

internal sealed class SealedConverter() : ValueConverter<SealedText, byte[]>(
    words => Sealed(words),
    blob => SealedText.FromBlob(blob))
{
    private static byte[] Sealed(SealedText words) =>
        words.Blob ?? throw new InvalidOperationException("Words would have been stored in clear.");
}
