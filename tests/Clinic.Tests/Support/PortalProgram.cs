using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Clinic.Tests.Support;

/// <summary>The portal as a process of its own on the place of a test's portal.</summary>
public sealed class PortalProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process process;
    private readonly HttpClient http;

    private PortalProgram(Process process, Uri address) => (this.process, http) = (process, new HttpClient { BaseAddress = address });

    public static async Task<PortalProgram> StartAsync(PortalPlace place, params string[] args)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            WorkingDirectory = Path.Combine(Repository.Root, "src", "Clinic.Web"), UseShellExecute = false, RedirectStandardOutput = true,
        };
        foreach (var arg in (string[])[Path.Combine(AppContext.BaseDirectory, "Clinic.Web.dll"), .. args, $"--urls={address}", $"--Portal:PublicUrl={address}", $"--Storage:DataFolder={place.Folder}",
            $"--Keys:File={place.KeyFile}", $"--Records:Folder={place.ApartFolder}",
            "--environment=Production", "--Demo:Enabled=false", "--Mail:Mode=Pickup", "--Jobs:SweepSeconds=1"])
            start.ArgumentList.Add(arg);
        var program = new PortalProgram(Process.Start(start)!, address);
        program.process.OutputDataReceived += (_, _) => { };
        program.process.BeginOutputReadLine();
        await program.ReadyAsync();
        return program;
    }

    public async Task<HttpStatusCode> StatusOfAsync(string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>As an operator would.</summary>
    /// <returns>How long it took to end.</returns>
    public async Task<TimeSpan> StopAsync()
    {
        var clock = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", $"-TERM {process.Id}"))
            await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
        return clock.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        http.Dispose();
    }

    private async Task ReadyAsync()
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience && !process.HasExited; await Task.Delay(100))
        {
            try
            {
                if (await StatusOfAsync("/health/live") == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
        throw new InvalidOperationException(process.HasExited ? "The portal ended by itself." : "The portal did not answer.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
