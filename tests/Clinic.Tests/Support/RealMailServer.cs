using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Clinic.Mail;
using MailKit.Security;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Clinic.Tests.Support;

/// <summary>A mail server that works, from a library of its own; with TLS where it is given a certificate.</summary>
public sealed class RealMailServer : MessageStore, IAsyncDisposable
{
    private readonly ConcurrentQueue<byte[]> taken = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    public RealMailServer(X509Certificate2? certificate = null)
    {
        Port = FreePort();
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint =>
        {
            endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port));
            if (certificate is not null)
                endpoint.Certificate(certificate);
        }).Build();
        var services = new ServiceProvider();
        services.Add(this);
        running = new SmtpServer.SmtpServer(options, services).StartAsync(stop.Token);
    }

    public int Port { get; }

    public IReadOnlyList<byte[]> Taken => [.. taken];

    /// <param name="authority">Trusted beside the machine's own.</param>
    public SmtpSettings Settings(SecureSocketOptions security, X509Certificate2? authority = null) =>
        new("localhost", Port, security, null, null) { Authority = authority, Patience = TimeSpan.FromSeconds(5) };

    public override Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancel)
    {
        taken.Enqueue(buffer.ToArray());
        return Task.FromResult(SmtpResponse.Ok);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
        stop.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
