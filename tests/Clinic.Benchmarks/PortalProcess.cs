using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Clinic.Benchmarks;

/// <summary>The built portal as a process of its own, which can be killed as a power cut would.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    private PortalProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public int Id => process.Id;

    public bool IsAlive => !process.HasExited;

    /// <summary>What it said on its console so far.</summary>
    public string Console => string.Join(Environment.NewLine, lines);

    /// <param name="settings">In environment form or with colons; the data folder among them.</param>
    public static PortalProcess Start(IReadOnlyDictionary<string, string> settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(Repository.PortalProgram)
        {
            WorkingDirectory = Repository.PortalSource, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["Portal__PublicUrl"] = "http://127.0.0.1"; // the same after each restart, as a real one: it stands in every mail, and a repeat must be the same mail
        start.Environment["Demo__Enabled"] = "false";
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var process = new Process { StartInfo = start };
        var portal = new PortalProcess(process, address);
        process.OutputDataReceived += portal.Hear;
        process.ErrorDataReceived += portal.Hear;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return portal;
    }

    /// <summary>Until it answers.</summary>
    public async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(2) };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(50))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The portal ended by itself:{Environment.NewLine}{Console}");
            if (await AnswersAsync(http))
                return;
        }
        throw new TimeoutException($"The portal did not answer:{Environment.NewLine}{Console}");
    }

    /// <summary>As a power cut would: no handler runs, nothing is flushed.</summary>
    /// <returns>Whether it was alive until then.</returns>
    public async Task<bool> KillAsync()
    {
        var wasAlive = !process.HasExited;
        if (wasAlive)
            process.Kill();
        await process.WaitForExitAsync();
        return wasAlive;
    }

    /// <summary>As an operator would.</summary>
    /// <returns>How long it took to end.</returns>
    public async Task<TimeSpan> StopAsync()
    {
        var clock = Stopwatch.StartNew();
        if (!process.HasExited)
            using (var kill = Process.Start("kill", $"-TERM {process.Id}"))
                await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
        return clock.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/health/live", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private void Hear(object sender, DataReceivedEventArgs said)
    {
        if (said.Data is { } line)
            lines.Enqueue(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
