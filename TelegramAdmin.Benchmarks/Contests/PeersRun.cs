using TelegramAdmin.Benchmarks.Contests.Programs;
using TelegramAdmin.Benchmarks.Contests.Reporting;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Contests;

/// <summary>Has other programs and ours do the same, one after the other on the same core, and prints them beside each other.</summary>
internal sealed class PeersRun(Scale scale)
{
    private readonly List<Entry> _entries = [];
    private readonly Sums _sums = new();
    private bool _isWhole = true;

    /// <returns>The exit code: 0 unless something came to no end, or ours lost or doubled something.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var named = Contest.All.Where(c => args.Contains(c.Name)).ToList();
        if (args.Except([.. Contest.All.Select(c => c.Name), "--quick"]).Any())
            return await RefuseAsync($"scripts/bench peers [{string.Join('|', Contest.All.Select(c => c.Name))} ...] [--quick]");
        if (!PeerProject.IsInstalled)
            return await RefuseAsync("The peers are not installed. Run this with scripts/bench, which installs them.");
        var run = new PeersRun(args.Contains("--quick") ? Scale.Quick : Scale.Full);
        foreach (var contest in named.Count > 0 ? named : Contest.All)
            await run.HoldAsync(contest);
        return run.Report();
    }

    private static async Task<int> RefuseAsync(string reason)
    {
        await Console.Error.WriteLineAsync(reason);
        return 2;
    }

    private async Task HoldAsync(Contest contest)
    {
        var load = (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0];
        Console.WriteLine($"{contest.What}; load of the machine before: {load} on {Cores.Count} cores");
        foreach (var provider in Enum.GetValues<DatabaseProvider>())
            await TryAsync($"ours on {provider}", () => contest.RunOursAsync(scale, provider, _sums));
        foreach (var peer in contest.Peers)
        {
            if (peer.Missing is { } missing)
                Console.WriteLine($"  {peer.Name} is left out: {missing}");
            else
                await TryAsync(peer.Name, () => contest.RunPeerAsync(scale, peer));
        }
    }

    private async Task TryAsync(string program, Func<Task<Entry>> runAsync)
    {
        try
        {
            var entry = await runAsync();
            _entries.Add(entry);
            Console.WriteLine($"  {program}: {EntryTable.Rate(entry.PerSecond)} a second   {entry.Arrivals}");
        }
        catch (Exception e)
        {
            _isWhole = false;
            Console.WriteLine($"  {program} came to no end: {e.Message}");
        }
    }

    private int Report()
    {
        Console.WriteLine();
        EntryTable.Print(_entries, Console.Out);
        _sums.Print(Console.Out);
        return _sums.AreEven && _isWhole ? 0 : 1;
    }
}
