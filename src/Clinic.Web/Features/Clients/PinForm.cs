using System.Globalization;
using System.Security.Cryptography;
using Clinic.Clients;

namespace Clinic.Web.Features.Clients;

public sealed class PinForm
{
    /// <summary>A word agreed with the client, in place of digits that we make.</summary>
    public bool IsOwn { get; set; }

    public string? Words { get; set; }

    public static string MakeDigits(Client client)
    {
        string digits;
        do
            digits = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        while (PinHash.ProblemOf(digits, client) is not null);
        return digits;
    }
}

public sealed record PinPage(ClientHead Head, PinForm Pin);

public sealed record PinOncePage(ClientHead Head, string Digits);
