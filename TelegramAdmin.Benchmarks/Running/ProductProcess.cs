using System.Diagnostics;
using System.Net;
using System.Text;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Running;

/// <summary>The product as its users start it.</summary>
internal sealed class ProductProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private ProductProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public ProcessReadings Readings => new(Id);

    /// <summary>It ended by itself, which nobody asked it to.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>From the start of the process until /health/ready said 200.</summary>
    public TimeSpan StartTime { get; private set; }

    /// <summary>What the product logged as a warning or worse; a fast run with these is not a good one.</summary>
    public IReadOnlyList<string> Warnings
    {
        get
        {
            var lines = Output().Split('\n');
            return [.. lines.Index().Where(l => l.Item.StartsWith("warn:", StringComparison.Ordinal) || l.Item.StartsWith("fail:", StringComparison.Ordinal)
                || l.Item.StartsWith("crit:", StringComparison.Ordinal)).Select(l => string.Join(' ', lines.Skip(l.Index).Take(4).Select(line => line.Trim())))];
        }
    }

    /// <param name="cores">Where it may run, as taskset writes it; null for anywhere.</param>
    /// <param name="more">Further arguments; of two with the same name the later one holds.</param>
    /// <param name="environment">Variables that only this process gets.</param>
    public static async Task<ProductProcess> StartAsync(
        Home home, SandboxServer sandbox, string? cores, Uri? url = null, IEnumerable<string>? more = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        string[] program = [.. Program, .. home.Arguments(sandbox.Url), .. more ?? []];
        var start = cores is null ? new ProcessStartInfo(program[0], program[1..]) : new ProcessStartInfo("taskset", ["-c", cores, .. program]);
        (start.RedirectStandardOutput, start.RedirectStandardError, start.WorkingDirectory) = (true, true, home.Folder);
        start.Environment["Sandbox__Past"] = "false";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var product = new ProductProcess(new Process { StartInfo = start });
        try
        {
            await product.StartAsync(url ?? home.Url);
            return product;
        }
        catch
        {
            await product.DisposeAsync();
            throw;
        }
    }

    /// <summary>As kill -9: what was acknowledged has to be on disk now.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    /// <summary>What scripts/publish made, where somebody did; what was built beside the benchmarks otherwise.</summary>
    private static string[] Program => Environment.GetEnvironmentVariable("TELEGRAMADMIN_BENCH_PROGRAM") is { Length: > 0 } published ? [published] :
        ["dotnet", Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../TelegramAdmin", Path.GetRelativePath(ProjectFolder, AppContext.BaseDirectory), "TelegramAdmin.dll"))];

    private static string ProjectFolder => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../.."));

    private async Task StartAsync(Uri url)
    {
        var watch = Stopwatch.StartNew();
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = url };
        while (!await IsReadyAsync(http))
        {
            if (_process.HasExited || watch.Elapsed > Patience)
                throw new InvalidOperationException($"The product did not come up:\n{Output()}");
            await Task.Delay(10);
        }
        StartTime = watch.Elapsed;
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private string Output()
    {
        lock (_output)
            return _output.ToString();
    }

    private void Note(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
    }
}
