using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Access.Sessions;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;

namespace TelegramAdmin.Core.Operations;

/// <summary>Lets go of what is past its time, a little at a time so that nobody waits behind it.</summary>
public sealed partial class Cleaner(IDatabase database, EngineOptions options, SettingsStore settings, SweepSpool spool, TimeProvider time, ILogger<Cleaner> logger) : BackgroundService
{
    private const int Step = 1_000;

    /// <summary>Rows lie in the order of their age: past these nothing is due, and looking further would cost more the more there are.</summary>
    private const int Window = 20_000;

    private static readonly TimeSpan Round = TimeSpan.FromHours(1);

    private IEnumerable<(string Table, string Condition, TimeSpan Age)> Rules =>
    [
        ("inbox_updates", "processed_at IS NOT NULL AND received_at < @before", options.KeepUpdates),
        ("outbox_messages", "state IN (4, 5, 6) AND created_at < @before", options.KeepMessages),
        ("delivery_attempts", "at < @before", options.KeepMessages),
        ("webhook_deliveries", "state <> 1 AND created_at < @before", TimeSpan.FromDays(30)),
        ("webhook_attempts", "at < @before", TimeSpan.FromDays(30)),
        ("stripe_events", "processed_at IS NOT NULL AND received_at < @before", TimeSpan.FromDays(90)),
        ("job_runs", "finished_at < @before", TimeSpan.FromDays(30)),
        ("restrictions", "until < @before", TimeSpan.FromDays(30)),
        ("reconciliation_runs", "finished_at < @before", TimeSpan.FromDays(30)),
        ("staff_sessions", "began_at < @before", StaffSessions.Longest),
    ];

    /// <summary>What each workspace decides for itself; 0 days for never.</summary>
    private static readonly (string Table, string Condition, Setting<int> Days)[] Choices =
    [
        ("stopped_messages", "at < @before", RetentionSettings.StoppedMessages),
        ("ai_answers", "outcome <> 1 AND asked_at < @before", RetentionSettings.AiAnswers),
    ];

    private static readonly TimeSpan ConsumerAge = TimeSpan.FromDays(1);

    private static readonly (int Period, TimeSpan Age)[] RollupRules = [(1, TimeSpan.FromDays(2)), (2, TimeSpan.FromDays(90))];

    /// <summary>One step of each rule; returns how many rows went.</summary>
    public async Task<int> RunOnceAsync()
    {
        var removed = 0;
        foreach (var (table, condition, age) in Rules)
            removed += await RemoveAsync(Oldest(table, condition), age);
        foreach (var workspace in await WorkspacesAsync())
            removed += await RemoveChosenAsync(workspace);
        // Nobody comes back to the place of a revoked key.
        removed += await RemoveAsync("DELETE FROM consumers WHERE api_key_id IN (SELECT id FROM api_keys WHERE revoked_at < @before) RETURNING bot_id", ConsumerAge);
        foreach (var (period, age) in RollupRules)
            removed += await RemoveAsync($"DELETE FROM rollups WHERE period = {period} AND bucket_at < @before RETURNING period", age);
        return removed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await RunOnceAsync() >= Step)
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

    private async Task<int> RemoveChosenAsync(WorkspaceId workspace)
    {
        var (values, removed) = (await settings.OfAsync(workspace), 0);
        foreach (var (table, condition, days) in Choices)
        {
            if (values.Get(days) is > 0 and var age)
                removed += await RemoveAsync(Oldest(table, condition, FormattableString.Invariant($"WHERE workspace_id = {workspace.Value}")), TimeSpan.FromDays(age));
        }
        return removed;
    }

    private async Task<IReadOnlyList<WorkspaceId>> WorkspacesAsync()
    {
        await using var db = database.ReadAll();
        return await db.Workspaces.Select(w => w.Id).ToListAsync();
    }

    private static string Oldest(string table, string condition, string whose = "") =>
        $"DELETE FROM {table} WHERE id IN (SELECT id FROM (SELECT * FROM {table} {whose} ORDER BY id LIMIT {Window}) AS oldest WHERE {condition} ORDER BY id LIMIT {Step}) RETURNING id";

    private Task<int> RemoveAsync(string sql, TimeSpan age) => database.WriteAsync(null, async db =>
    {
        var removed = 0;
        await db.Session.ForEachAsync(sql, [time.GetUtcNow() - age], (p, before) => p.Add("@before", before), (_, _) => removed++);
        return removed;
    });

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Cleaning up waits: the database takes no writes ({Code})")]
        public static partial void Postponed(ILogger logger, string code);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Files that nobody needs any more could not be removed; it is tried again in an hour")]
        public static partial void SpoolFailed(ILogger logger, Exception e);
    }
}
