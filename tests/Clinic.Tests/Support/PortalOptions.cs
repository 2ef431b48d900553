using Clinic.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Tests.Support;

/// <summary>How a test's portal differs from the usual one.</summary>
public sealed record PortalOptions
{
    /// <summary>False: an empty database, so that the set-up page shows. On SQL Server that means a database of its own.</summary>
    public bool Founded { get; init; } = true;

    public string Environment { get; init; } = "Production";

    /// <summary>A real port on this machine, for tests with a real browser; without it the portal answers in this process only.</summary>
    public int? Port { get; init; }

    /// <summary>In place of the pickup folder, where a test plays the mail server.</summary>
    public IMailer? Mailer { get; init; }

    /// <summary>Keeps every log line down to Trace; otherwise warnings and errors only.</summary>
    public bool KeepsAllLogs { get; init; }

    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public Action<IServiceCollection>? Services { get; init; }
}
