using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Conversations.Keeping;
using TelegramAdmin.Core.Operations;
using TelegramAdmin.Core.Search;

namespace TelegramAdmin.Benchmarks.Retention;

/// <summary>What the product's own cleaner did, all at once where it would rest between two rounds.</summary>
/// <param name="Longest">The longest of its writes, until it was on disk.</param>
/// <param name="Used">Bytes in use afterwards.</param>
/// <param name="Whole">Bytes on the disk afterwards.</param>
/// <param name="Dead">Removed rows whose room is not given back yet.</param>
internal sealed record Pruning(long Removed, int Writes, TimeSpan Took, TimeSpan Longest, long Used, long Whole, long Dead)
{
    /// <summary>By what the installation and the workspaces keep.</summary>
    public static Task<Pruning> CleanAsync(AgedLife life)
    {
        var cleaner = ActivatorUtilities.CreateInstance<Cleaner>(life.Engine.Service<IServiceProvider>());
        return RunAsync(life, async () =>
        {
            var removed = 0L;
            while (await cleaner.RunOnceAsync() is > 0 and var more)
                removed += more;
            return removed;
        });
    }

    /// <summary>What was said, by the days of the workspaces.</summary>
    public static Task<Pruning> ForgetAsync(AgedLife life) => RunAsync(life, async () =>
    {
        var before = await life.Sizes.CountAsync("conversation_messages");
        await ActivatorUtilities.CreateInstance<ForgetMessages>(life.Engine.Service<IServiceProvider>()).RunAsync(CancellationToken.None);
        return before - await life.Sizes.CountAsync("conversation_messages");
    });

    /// <summary>The index lets go of what is gone.</summary>
    public static Task<Pruning> UnindexAsync(AgedLife life) => RunAsync(life, async () =>
    {
        var removed = 0L;
        while (await life.Engine.Service<SearchKeeper>().RunOnceAsync() is > 0 and var more)
            removed += more;
        return removed;
    });

    /// <summary>The weekly comparison of the index, which packs it.</summary>
    public static Task<Pruning> CompareAsync(AgedLife life) => RunAsync(life, async () => await life.Engine.Service<SearchKeeper>().CompareAsync());

    private static async Task<Pruning> RunAsync(AgedLife life, Func<Task<long>> prune)
    {
        var watch = life.Engine.Service<WriteWatch>();
        watch.Reset();
        var started = Stopwatch.GetTimestamp();
        var removed = await prune();
        return new Pruning(removed, watch.Count, Stopwatch.GetElapsedTime(started), watch.Longest, await life.Sizes.UsedAsync(), await life.Sizes.WholeAsync(), await life.Sizes.DeadRowsAsync());
    }
}
