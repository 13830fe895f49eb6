using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks;

/// <summary>Runs what was asked for, one after the other, and collects the figures and the sums that must come out even.</summary>
internal sealed class BenchmarkRun(bool isQuick)
{
    private readonly List<Figure> _figures = [];

    /// <summary>Shorter and less certain.</summary>
    public bool IsQuick => isQuick;

    public Sums Sums { get; } = new();

    /// <returns>The exit code: 0 unless something was lost or doubled. Times never fail a run.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<Benchmark> all, string[] args)
    {
        var benchmarks = all.Where(b => args.Contains(b.Name)).ToList();
        var providers = Enum.GetValues<DatabaseProvider>().Where(p => args.Contains(p.ToString().ToLowerInvariant())).ToList();
        if (args.Except([.. benchmarks.Select(b => b.Name), .. providers.Select(p => p.ToString().ToLowerInvariant()), "--quick"]).Any())
        {
            await Console.Error.WriteLineAsync($"scripts/bench [{string.Join('|', all.Select(b => b.Name))} ...] [sqlite|postgres] [--quick]");
            return 2;
        }
        var run = new BenchmarkRun(args.Contains("--quick"));
        foreach (var benchmark in benchmarks.Count > 0 ? benchmarks : all)
        {
            foreach (var provider in providers.Count > 0 ? providers : [.. Enum.GetValues<DatabaseProvider>()])
                await run.MeasureAsync(benchmark, provider);
        }
        Console.WriteLine();
        FigureTable.Print(run._figures, Console.Out);
        run.Sums.Print(Console.Out);
        return run.Sums.AreEven ? 0 : 1;
    }

    public void Report(Figure figure)
    {
        _figures.Add(figure);
        Console.WriteLine($"  {figure.What}, {figure.Database}: {figure.MeasuredText}   {figure.Note}");
    }

    private async Task MeasureAsync(Benchmark benchmark, DatabaseProvider provider)
    {
        var load = (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0];
        Console.WriteLine($"{benchmark.Name} on {provider}; load of the machine before: {load} on {Cores.Count} cores");
        await benchmark.MeasureAsync(this, provider);
    }
}
