using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace TelegramAdmin.Tests.Running;

/// <summary>The product as its users start it: a process of its own, which can be killed.</summary>
public sealed class AppProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private AppProcess(Process process, Uri url) => (_process, Url, Http) = (process, url, new HttpClient { BaseAddress = url });

    public Uri Url { get; }

    public HttpClient Http { get; }

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public static async Task<AppProcess> StartAsync(Uri url, params IEnumerable<string> arguments)
    {
        var app = Start(["--urls", url.AbsoluteUri, .. arguments], url);
        await Eventually.TrueAsync(app.IsReadyAsync, "the app answers /health", TimeSpan.FromSeconds(90));
        return app;
    }

    /// <summary>Runs a verb, or a start that must fail, to its end.</summary>
    public static async Task<(int Code, string Output)> RunAsync(params IEnumerable<string> arguments)
    {
        await using var app = Start([.. arguments], new Uri("http://127.0.0.1"));
        await app._process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(90));
        return (app._process.ExitCode, app.Output);
    }

    /// <summary>A verb that is told a secret: by what is piped into it, or in its environment.</summary>
    public static async Task<(int Code, string Output)> RunWithSecretAsync(string? variable, string secret, params IEnumerable<string> arguments)
    {
        await using var app = Start([.. arguments], new Uri("http://127.0.0.1"), variable is null ? secret : null, variable is null ? null : (variable, secret));
        await app._process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(90));
        return (app._process.ExitCode, app.Output);
    }

    /// <summary>As kill -9: no chance to tidy up.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>As SIGSTOP: it does nothing for a while, and then does not know that it did not.</summary>
    public async Task FreezeAsync(TimeSpan how)
    {
        await SignalAsync("-STOP");
        await Task.Delay(how);
        await SignalAsync("-CONT");
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        Http.Dispose();
        _process.Dispose();
    }

    private static AppProcess Start(string[] arguments, Uri url, string? input = null, (string Name, string Value)? variable = null)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = input is not null,
            WorkingDirectory = Path.GetTempPath(),
            Environment = { ["Sandbox__Past"] = "false" }, // Who wants the past of the demo says so.
        };
        if (variable is { } set)
            start.Environment[set.Name] = set.Value;
        var app = new AppProcess(new Process { StartInfo = start }, url);
        app._process.OutputDataReceived += (_, line) => app.Note(line.Data);
        app._process.ErrorDataReceived += (_, line) => app.Note(line.Data);
        app._process.Start();
        app._process.BeginOutputReadLine();
        app._process.BeginErrorReadLine();
        if (input is not null)
        {
            app._process.StandardInput.WriteLine(input);
            app._process.StandardInput.Close();
        }
        return app;
    }

    private static string Program =>
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../TelegramAdmin", Path.GetRelativePath(ProjectFolder, AppContext.BaseDirectory), "TelegramAdmin.dll"));

    private static string ProjectFolder => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../.."));

    private async Task<bool> IsReadyAsync()
    {
        Assert.False(_process.HasExited, $"The app ended:\n{Output}");
        try
        {
            using var response = await Http.GetAsync(new Uri("/health", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Note(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
    }
}
