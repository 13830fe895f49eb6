using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Gateway;

/// <summary>A program of somebody else: a library from npm, unchanged, in a process of its own.</summary>
public sealed class NodeProgram : IAsyncDisposable
{
    private static readonly Lazy<Task> Packages = new(InstallAsync);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<string> _errors = new();

    private NodeProgram(Process process) => _process = process;

    /// <summary>The texts that it saw, in order.</summary>
    public IReadOnlyList<string> Seen => [.. _lines.Where(l => l.Contains("\"text\"", StringComparison.Ordinal)).Select(l => JsonElement.Parse(l).GetProperty("text").GetString()!)];

    public static async Task<NodeProgram> StartEchoAsync(string library, Uri apiRoot, string key)
    {
        await Packages.Value;
        var program = Start("node", "echo.mjs", library, apiRoot.AbsoluteUri.TrimEnd('/'), key);
        await Eventually.TrueAsync(() => program.IsReady(), $"{library} starts");
        return program;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>The lines that it wrote.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(string script, params string[] arguments)
    {
        await Packages.Value;
        await using var program = Start("node", [script, .. arguments]);
        await program._process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        Assert.True(program._process.ExitCode == 0, string.Join('\n', program._lines.Concat(program._errors)));
        return [.. program._lines];
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task InstallAsync()
    {
        var installed = new FileInfo(Path.Combine(Folder(), "node_modules", ".package-lock.json"));
        if (installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder(), "package-lock.json")))
            return;
        await using var npm = Start("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
        await npm._process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
        Assert.True(npm._process.ExitCode == 0, string.Join('\n', npm._errors));
    }

    private static NodeProgram Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder(), RedirectStandardOutput = true, RedirectStandardError = true };
        var node = new NodeProgram(new Process { StartInfo = start });
        node._process.OutputDataReceived += (_, line) => Keep(node._lines, line.Data);
        node._process.ErrorDataReceived += (_, line) => Keep(node._errors, line.Data);
        node._process.Start();
        node._process.BeginOutputReadLine();
        node._process.BeginErrorReadLine();
        return node;
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
            lines.Enqueue(line);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "node");

    private bool IsReady()
    {
        Assert.False(_process.HasExited, $"It ended:\n{string.Join('\n', _errors)}");
        return _lines.Any(l => l.Contains("\"ready\"", StringComparison.Ordinal));
    }
}
