using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using TelegramAdmin.Benchmarks.Running;

namespace TelegramAdmin.Benchmarks.Contests.Programs;

/// <summary>A script of the peers' as a process, on the core that the product has otherwise. What it complains of goes to our own output.</summary>
internal sealed class NodeScript : IAsyncDisposable
{
    private readonly Process _process;

    private NodeScript(Process process) => _process = process;

    public ProcessReadings Readings => new(_process.Id);

    public bool HasEnded => _process.HasExited;

    /// <param name="name">Below peers/src.</param>
    /// <param name="settings">The file that says what it works on.</param>
    public static NodeScript Start(string name, string settings)
    {
        string[] program = [PeerProject.Script(name), settings];
        var start = Cores.OfProduct is { } core ? new ProcessStartInfo("taskset", ["-c", core, "node", .. program]) : new ProcessStartInfo("node", program);
        start.Environment["NODE_ENV"] = "production";
        return new NodeScript(Process.Start(start)!);
    }

    public async Task EndAsync()
    {
        await _process.WaitForExitAsync();
        if (_process.ExitCode != 0)
            throw new InvalidOperationException($"{_process.StartInfo.ArgumentList[^2]} ended with {_process.ExitCode}.");
    }

    public async Task ListensAsync(Uri url)
    {
        while (!await AcceptsAsync(url))
        {
            if (HasEnded)
                await EndAsync();
            await Task.Delay(20);
        }
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!HasEnded)
            await KillAsync();
        _process.Dispose();
    }

    private static async Task<bool> AcceptsAsync(Uri url)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPEndPoint.Parse(url.Authority));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
