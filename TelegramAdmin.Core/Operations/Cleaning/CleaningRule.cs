using TelegramAdmin.Core.Access.Sessions;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Core.Operations.Cleaning;

/// <summary>What of one table goes when.</summary>
/// <param name="Name">The table; rules of one table differ in what follows a colon.</param>
/// <param name="Condition">Which rows are done with, by @before.</param>
/// <param name="Age">How old they become; null where only workspaces decide.</param>
internal sealed record CleaningRule(string Name, string Condition, TimeSpan? Age)
{
    /// <summary>So many rows at a time: whoever writes meanwhile waits for these.</summary>
    public const int Step = 1_000;

    /// <summary>The time by which rows lie in the order of their numbers; null where they do not, or where there are never many.</summary>
    public string? Ordered { get; init; }

    /// <summary>What each workspace decides for itself, in days; 0 leaves it at <see cref="Age"/>.</summary>
    public Setting<int>? Days { get; init; }

    /// <summary>Removes by itself, for tables without a number of their own.</summary>
    public string? Statement { get; init; }

    /// <summary>The numbers of the oldest that may go, below @border.</summary>
    /// <param name="workspace">Only of this one; null for all.</param>
    public string Look(int? workspace) => FormattableString.Invariant($"SELECT id FROM {Name} WHERE {(Ordered is null ? "" : "id < @border AND ")}{Of(workspace)}{Condition} ORDER BY id LIMIT {Step}");

    /// <summary>Removes those between two numbers.</summary>
    public string Remove(int? workspace) => $"DELETE FROM {Name} WHERE id >= @first AND id <= @last AND {Of(workspace)}{Condition} RETURNING id";

    public static IReadOnlyList<CleaningRule> All(EngineOptions options) =>
    [
        new("inbox_updates", "processed_at IS NOT NULL AND received_at < @before", options.KeepUpdates) { Ordered = "received_at", Days = RetentionSettings.Updates },
        new("outbox_messages", "state IN (4, 5, 6) AND created_at < @before", options.KeepMessages) { Ordered = "created_at", Days = RetentionSettings.FinishedMessages },
        new("delivery_attempts", "at < @before", options.KeepMessages) { Ordered = "at", Days = RetentionSettings.FinishedMessages },
        new("stopped_messages", "at < @before", null) { Ordered = "at", Days = RetentionSettings.StoppedMessages },
        new("ai_answers", "outcome <> 1 AND asked_at < @before", null) { Ordered = "asked_at", Days = RetentionSettings.AiAnswers },
        new("webhook_deliveries", "state <> 1 AND created_at < @before", TimeSpan.FromDays(30)) { Ordered = "created_at" },
        new("webhook_attempts", "at < @before", TimeSpan.FromDays(30)) { Ordered = "at" },
        new("stripe_events", "processed_at IS NOT NULL AND received_at < @before", TimeSpan.FromDays(90)) { Ordered = "received_at" },
        new("job_runs", "finished_at < @before", TimeSpan.FromDays(30)),
        new("restrictions", "until < @before", TimeSpan.FromDays(30)),
        new("reconciliation_runs", "finished_at < @before", TimeSpan.FromDays(30)),
        new("staff_sessions", "began_at < @before", StaffSessions.Longest),
        // Nobody comes back to the place of a revoked key.
        new("consumers", "", TimeSpan.FromDays(1)) { Statement = "DELETE FROM consumers WHERE api_key_id IN (SELECT id FROM api_keys WHERE revoked_at < @before) RETURNING bot_id" },
        new("rollups:minute", "", TimeSpan.FromDays(2)) { Statement = OfRollups(RollupPeriod.Minute) },
        new("rollups:hour", "", TimeSpan.FromDays(90)) { Statement = OfRollups(RollupPeriod.Hour) },
    ];

    // With a plus, so that no index by workspace leads: rows are wanted in the order of their numbers, and stop early.
    private static string Of(int? workspace) => workspace is { } own ? FormattableString.Invariant($"+workspace_id = {own} AND ") : "";

    // By all that their key begins with, or every day that was ever counted would be looked at.
    private static string OfRollups(RollupPeriod period) => FormattableString.Invariant($"""
        DELETE FROM rollups WHERE (workspace_id, metric, period, bucket_at, bot_id) IN (SELECT workspace_id, metric, period, bucket_at, bot_id FROM rollups
            WHERE workspace_id IN (SELECT id FROM workspaces) AND metric IN ({string.Join(", ", Enum.GetValues<Metric>().Select(m => (int)m))}) AND period = {(int)period} AND bucket_at < @before LIMIT {Step})
        RETURNING period
        """);
}
