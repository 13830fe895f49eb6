using TelegramAdmin.Benchmarks.Chaos.Counting;
using TelegramAdmin.Benchmarks.Chaos.Traffic;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Chaos;

/// <summary>Lets one thing after the other go wrong and counts what became of everything.</summary>
internal sealed class ChaosRun(Scale scale)
{
    private readonly List<Tally> _tallies = [];
    private readonly List<string> _broken = [];

    /// <returns>The exit code: 0 where nothing was lost, nothing doubled and every credit is right.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var isQuick = args.Contains("--quick");
        var providers = Enum.GetValues<DatabaseProvider>().Where(p => args.Contains(NameOf(p))).ToList();
        var named = Scenarios.Full.Where(s => args.Contains(s.Name)).ToList();
        if (args.Except([.. Scenarios.Full.Select(s => s.Name), .. providers.Select(NameOf), "--quick"]).Any())
        {
            await Console.Error.WriteLineAsync($"scripts/chaos [{string.Join('|', Scenarios.Full.Select(s => s.Name))} ...] [sqlite|postgres] [--quick]");
            return 2;
        }
        var run = new ChaosRun(isQuick ? Scale.Quick : Scale.Full);
        foreach (var provider in providers.Count > 0 ? providers : [.. Enum.GetValues<DatabaseProvider>()])
        {
            var scenarios = named.Count > 0 ? named : isQuick ? [Scenarios.Everything(provider)] : Scenarios.Full;
            foreach (var scenario in scenarios.Where(s => s.Only is null || s.Only == provider))
                await run.TryPlayAsync(scenario, provider);
        }
        return run.Report();
    }

    private static string NameOf(DatabaseProvider provider) => provider.ToString().ToLowerInvariant();

    private async Task TryPlayAsync(Scenario scenario, DatabaseProvider provider)
    {
        try
        {
            await PlayAsync(scenario, provider);
        }
        catch (Exception e)
        {
            _broken.Add($"{scenario.Name} on {provider} came to no end: {e.Message}");
            Console.WriteLine($"  {_broken[^1]}");
        }
    }

    private async Task PlayAsync(Scenario scenario, DatabaseProvider provider)
    {
        if (scenario.Missing is { } missing)
        {
            Console.WriteLine($"{scenario.Name} on {provider}: skipped, {missing}");
            return;
        }
        Console.WriteLine($"{scenario.Name} on {provider}");
        await using var stage = await Stage.SetAsync(scenario, scale, provider);
        await stage.StartProductAsync();
        using var over = new CancellationTokenSource();
        var traffic = new Streams(stage);
        var running = traffic.RunAsync(over.Token);
        await traffic.HasBegunAsync();
        stage.Timing.Begin();
        await scenario.TroubleAsync(stage);
        stage.Timing.End();
        await Task.WhenAny(running, Task.Delay(scale.Patience));
        await over.CancelAsync();
        var tally = await new Settlement(stage, traffic).CountAsync(scenario.Name, provider);
        _tallies.Add(tally);
        foreach (var line in tally.Findings.Take(12))
            Console.WriteLine($"  {line}");
        if (stage.Product.HasEnded)
            _broken.Add($"{scenario.Name} on {provider}: the product ended by itself");
        if (!tally.IsClean || stage.Product.HasEnded)
            Console.WriteLine($"  the product's last words:\n{stage.LastWords()}");
    }

    private int Report()
    {
        Console.WriteLine();
        TallyTable.Print(_tallies, Console.Out);
        var isClean = _tallies.TrueForAll(t => t.IsClean) && _broken.Count == 0;
        Console.WriteLine();
        foreach (var broken in _broken)
            Console.WriteLine(broken);
        Console.WriteLine(isClean ? "Nothing lost, nothing doubled, every credit right." : "SOMETHING WAS LOST, DOUBLED OR WRONG.");
        return isClean ? 0 : 1;
    }
}
