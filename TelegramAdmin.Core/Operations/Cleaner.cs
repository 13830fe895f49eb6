using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Operations.Cleaning;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;
using TelegramAdmin.Core.Workspaces;

namespace TelegramAdmin.Core.Operations;

/// <summary>Lets go of what is past its time, a little at a time so that nobody waits behind it. What that costs: docs/retention.md.</summary>
[OnLeader]
public sealed partial class Cleaner(
    IDatabase database, EngineOptions options, SettingsStore settings, AuditLog audit, SweepSpool spool, LoopBoard loops, TimeProvider time, ILogger<Cleaner> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromHours(1);

    /// <summary>One step of each rule; returns how many rows went.</summary>
    public async Task<int> RunOnceAsync()
    {
        var (removed, workspaces) = (0, await WorkspacesAsync());
        foreach (var rule in CleaningRule.All(options))
            removed += rule.Days is { } days ? await RemoveChosenAsync(rule, days, workspaces) : await RemoveAsync(rule, null, rule.Age!.Value);
        foreach (var (workspace, values) in workspaces)
        {
            if (values.Get(RetentionSettings.AuditLog) is > 0 and var days)
                removed += await audit.TrimAsync(workspace, time.GetUtcNow().AddDays(-days));
        }
        return removed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await loops.RunAsync(nameof(Cleaner), RunOnceAsync) >= CleaningRule.Step)
                    await Task.Delay(TimeSpan.FromMilliseconds(200), time, stoppingToken);
                await spool.RunOnceAsync();
            }
            catch (StorageUnavailableException e)
            {
                Log.Postponed(logger, e.Code);
            }
            catch (IOException e)
            {
                Log.SpoolFailed(logger, e);
            }
        }
    }

    /// <summary>All at once where none of the workspaces has a wish of its own: looking at each costs more the more there are.</summary>
    private async Task<int> RemoveChosenAsync(CleaningRule rule, Setting<int> days, IReadOnlyDictionary<WorkspaceId, SettingValues> workspaces)
    {
        if (rule.Age is { } usual && workspaces.Values.All(v => v.Get(days) == 0))
            return await RemoveAsync(rule, null, usual);
        var removed = 0;
        foreach (var (workspace, values) in workspaces)
        {
            if ((values.Get(days) is > 0 and var chosen ? TimeSpan.FromDays(chosen) : rule.Age) is { } age)
                removed += await RemoveAsync(rule, workspace, age);
        }
        return removed;
    }

    private async Task<IReadOnlyDictionary<WorkspaceId, SettingValues>> WorkspacesAsync()
    {
        await using var db = database.ReadAll();
        var found = new Dictionary<WorkspaceId, SettingValues>();
        foreach (var workspace in await db.Workspaces.Select(w => w.Id).ToListAsync())
            found[workspace] = await settings.OfAsync(workspace);
        return found;
    }

    private Task<int> RemoveAsync(CleaningRule rule, WorkspaceId? workspace, TimeSpan age) => new RemoveDue(database).RunAsync(rule, workspace, time.GetUtcNow() - age);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Cleaning up waits: the database takes no writes ({Code})")]
        public static partial void Postponed(ILogger logger, string code);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Files that nobody needs any more could not be removed; it is tried again in an hour")]
        public static partial void SpoolFailed(ILogger logger, Exception e);
    }
}
