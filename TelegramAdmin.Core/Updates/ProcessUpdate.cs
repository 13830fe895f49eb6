using System.Diagnostics;
using System.Text.Json;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Rollups;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Updates;

/// <summary>Runs the handlers of one update: effects, outgoing messages and the processed mark are one transaction, so each update has its effect once.</summary>
public sealed class ProcessUpdate(IDatabase database, BotDirectory directory, UpdateHandlers handlers, EngineTraces traces, EventBus events, TimeProvider time)
{
    // Taking the mark first also keeps a second process from the same update: one of the two finds no row.
    private const string Mark = "UPDATE inbox_updates SET processed_at = @at, error = NULL WHERE id = @id AND processed_at IS NULL RETURNING id";
    private const string Postpone = "UPDATE inbox_updates SET attempts = @attempts, not_before = @at, error = @error WHERE id = @id AND processed_at IS NULL";
    private const string GiveUpOn = "UPDATE inbox_updates SET attempts = @attempts, processed_at = @at, error = @error WHERE id = @id AND processed_at IS NULL";

    /// <exception cref="JsonException">A known field has a form that the Bot API does not document.</exception>
    public async Task RunAsync(WaitingUpdate stored)
    {
        using var span = Begin(stored);
        var update = JsonSerializer.Deserialize(stored.Payload, BotApiJson.Default.Update)!;
        var bot = await directory.FindAsync(stored.BotId);
        await database.WriteAsync(stored.WorkspaceId, async db =>
        {
            if (!await TakeMarkAsync(db.Session, stored) || bot is null)
                return;
            await handlers.RunAsync(new UpdateContext(stored, update, bot, db, time.GetUtcNow()));
        });
    }

    public Task PostponeAsync(WaitingUpdate stored, int attempts, DateTimeOffset until, string error) => database.WriteAsync(stored.WorkspaceId, db =>
        db.Session.RunAsync(Postpone, p => p.Add("@attempts", attempts).Add("@at", until).Add("@error", error).Add("@id", stored.Id)));

    /// <summary>The update stays in the log with its error and holds up its chat no longer.</summary>
    public Task GiveUpAsync(WaitingUpdate stored, int attempts, string error) => database.WriteAsync(stored.WorkspaceId, async db =>
    {
        await db.Session.RunAsync(GiveUpOn, p => p.Add("@attempts", attempts).Add("@at", time.GetUtcNow()).Add("@error", error).Add("@id", stored.Id));
        await db.Session.AddAsync(new Count(stored.WorkspaceId, stored.BotId, Metric.Errors, time.GetUtcNow()));
        db.AfterCommit(() => events.Publish(new UpdateGivenUp(stored.WorkspaceId, stored.BotId, stored.Id, error)));
    });

    private Activity? Begin(WaitingUpdate stored)
    {
        var span = EngineTraces.Start("update process", ActivityKind.Consumer, traces.Find(EngineTraces.KeyOfUpdate(stored.Id)));
        return span?.SetTag(SpanTags.Bot, stored.BotId.Value).SetTag(SpanTags.Inbox, stored.Id).SetTag(SpanTags.UpdateKind, stored.Kind).SetTag(SpanTags.Attempt, stored.Attempts + 1);
    }

    private async Task<bool> TakeMarkAsync(WriteSession session, WaitingUpdate stored)
    {
        var isOurs = false;
        await session.ForEachAsync(Mark, [stored], (p, u) => p.Add("@at", time.GetUtcNow()).Add("@id", u.Id), (_, _) => isOurs = true);
        return isOurs;
    }
}

/// <summary>No handler could finish this update; it is in the log with its error.</summary>
public sealed record UpdateGivenUp(WorkspaceId WorkspaceId, BotId BotId, long InboxId, string Error) : IEvent;
