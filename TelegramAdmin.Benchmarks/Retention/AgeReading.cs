using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Conversations.Keeping;
using TelegramAdmin.Core.Operations;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Retention;

/// <summary>Everything that was measured at one age.</summary>
/// <param name="Used">Bytes in use before anything was removed.</param>
/// <param name="Times">Of each question, in milliseconds, with everything still there.</param>
/// <param name="Prunings">What was removed, one after the other.</param>
internal sealed record AgeReading(
    long Messages, long Used, IReadOnlyDictionary<string, TableGrowth> Tables, IReadOnlyDictionary<string, double> Times, IReadOnlyDictionary<string, Pruning> Prunings)
{
    /// <summary>The least that a workspace may choose for what was said and for its log of acts, and longer days for the rest, so that each workspace is looked at by itself.</summary>
    private static readonly (Setting<int> Setting, int Days)[] Chosen =
        [(RetentionSettings.Messages, 31), (RetentionSettings.AuditLog, 31), (RetentionSettings.AiAnswers, 31), (RetentionSettings.FinishedMessages, 31), (RetentionSettings.Updates, 7)];

    public static async Task<AgeReading> TakeAsync(AgedLife life, int rounds)
    {
        var used = await life.Sizes.UsedAsync();
        var times = new Dictionary<string, double>(await new StandingQuestions(life.Engine, life.Bot).AskAsync(rounds));
        var prunings = new Dictionary<string, Pruning>
        {
            ["comparison of the search index, which packs it"] = await Pruning.CompareAsync(life),
            ["cleaner, as the installation says"] = await Pruning.CleanAsync(life),
        };
        await life.Sizes.VacuumAsync();
        times["cleaner: look, nothing is due"] = await TimeCleanerAsync(life, rounds);
        foreach (var (setting, days) in Chosen)
            await life.Engine.Service<SettingsStore>().ChangeAsync(WorkspaceId.Default, setting, days);
        prunings["cleaner, as a workspace chose"] = await Pruning.CleanAsync(life);
        prunings["messages past their time"] = await Pruning.ForgetAsync(life);
        prunings["search index after them"] = await Pruning.UnindexAsync(life);
        await life.Sizes.VacuumAsync();
        times["cleaner: look for each workspace, nothing is due"] = await TimeCleanerAsync(life, rounds);
        var forget = ActivatorUtilities.CreateInstance<ForgetMessages>(life.Engine.Service<IServiceProvider>());
        times["job: conversations.forget, nothing is due"] = await StandingQuestions.TimeAsync(() => forget.RunAsync(CancellationToken.None), rounds);
        times["job: search.compare, nothing differs"] = await StandingQuestions.TimeAsync(() => life.Engine.Service<SearchKeeper>().CompareAsync(), rounds);
        return new AgeReading(life.Messages, used, life.Tables, times, prunings);
    }

    private static Task<double> TimeCleanerAsync(AgedLife life, int rounds)
    {
        var cleaner = ActivatorUtilities.CreateInstance<Cleaner>(life.Engine.Service<IServiceProvider>());
        return StandingQuestions.TimeAsync(cleaner.RunOnceAsync, rounds);
    }
}
