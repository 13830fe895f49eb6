using TelegramAdmin.Core.Access.Sessions;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Operations.Cleaning;

/// <summary>What of one table goes when.</summary>
/// <param name="Name">The table; rules of one table differ in what follows a colon.</param>
/// <param name="Condition">Which rows are done with, by @before.</param>
/// <param name="Age">How old they become; null where only workspaces decide.</param>
internal sealed record CleaningRule(string Name, string Condition, TimeSpan? Age)
{
    private const int Step = 1_000;

    /// <summary>Rows lie in the order of their age: past these nothing is due, and looking further would cost more the more there are.</summary>
    private const int Window = 20_000;

    /// <summary>What each workspace decides for itself, in days; 0 leaves it at <see cref="Age"/>.</summary>
    public Setting<int>? Days { get; init; }

    /// <summary>What stands in the place of the usual statement, for tables without a number of their own.</summary>
    public string? Statement { get; init; }

    /// <param name="workspace">Only of this one; null for all.</param>
    public string Sql(int? workspace) => Statement ?? FormattableString.Invariant(
        $"DELETE FROM {Name} WHERE id IN (SELECT id FROM (SELECT * FROM {Name} {(workspace is { } own ? FormattableString.Invariant($"WHERE workspace_id = {own} ") : "")}ORDER BY id LIMIT {Window}) AS oldest WHERE {Condition} ORDER BY id LIMIT {Step}) RETURNING id");

    public static IReadOnlyList<CleaningRule> All(EngineOptions options) =>
    [
        new("inbox_updates", "processed_at IS NOT NULL AND received_at < @before", options.KeepUpdates) { Days = RetentionSettings.Updates },
        new("outbox_messages", "state IN (4, 5, 6) AND created_at < @before", options.KeepMessages) { Days = RetentionSettings.FinishedMessages },
        new("delivery_attempts", "at < @before", options.KeepMessages) { Days = RetentionSettings.FinishedMessages },
        new("stopped_messages", "at < @before", null) { Days = RetentionSettings.StoppedMessages },
        new("ai_answers", "outcome <> 1 AND asked_at < @before", null) { Days = RetentionSettings.AiAnswers },
        new("webhook_deliveries", "state <> 1 AND created_at < @before", TimeSpan.FromDays(30)),
        new("webhook_attempts", "at < @before", TimeSpan.FromDays(30)),
        new("stripe_events", "processed_at IS NOT NULL AND received_at < @before", TimeSpan.FromDays(90)),
        new("job_runs", "finished_at < @before", TimeSpan.FromDays(30)),
        new("restrictions", "until < @before", TimeSpan.FromDays(30)),
        new("reconciliation_runs", "finished_at < @before", TimeSpan.FromDays(30)),
        new("staff_sessions", "began_at < @before", StaffSessions.Longest),
        // Nobody comes back to the place of a revoked key.
        new("consumers", "", TimeSpan.FromDays(1)) { Statement = "DELETE FROM consumers WHERE api_key_id IN (SELECT id FROM api_keys WHERE revoked_at < @before) RETURNING bot_id" },
        new("rollups:minute", "", TimeSpan.FromDays(2)) { Statement = "DELETE FROM rollups WHERE period = 1 AND bucket_at < @before RETURNING period" },
        new("rollups:hour", "", TimeSpan.FromDays(90)) { Statement = "DELETE FROM rollups WHERE period = 2 AND bucket_at < @before RETURNING period" },
    ];
}
