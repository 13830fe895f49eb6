using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Moderation.Restricting;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Moderation.Stopped;

/// <summary>Somebody of the team looks at a stopped message and lets it through.</summary>
public sealed class LetThrough
{
    private readonly IDatabase _database;
    private readonly ReplayStopped _replay;
    private readonly AuditLog _audit;
    private readonly EventBus _events;

    internal LetThrough(IDatabase database, ReplayStopped replay, AuditLog audit, EventBus events) => (_database, _replay, _audit, _events) = (database, replay, audit, events);

    /// <returns>The conversation that it is in now; null where it went into none.</returns>
    public async Task<Result<long?>> RunAsync(WorkspaceId workspace, long stoppedId, Actor by)
    {
        var done = await _database.WriteAsync(workspace, async db =>
        {
            if (await db.StoppedMessages.AsTracking().FirstOrDefaultAsync(m => m.Id == stoppedId) is not { } message)
                return (Result<StoppedMessage>)ModerationErrors.StoppedNotFound;
            if (message.LetThroughAt is not null)
                return ModerationErrors.AlreadyLetThrough;
            if (!await _replay.RunAsync(db, message, by.AdminId))
                return ConversationErrors.BotGone;
            db.AfterCommit(() => _events.Publish(new MessageStopped(workspace, message.TelegramUserId)));
            return message;
        });
        if (!done.TryGet(out var through, out var failure))
            return failure;
        await _audit.RecordAsync(workspace, by, "message.let_through", RestrictPerson.NameOf(through.TelegramUserId), $"stopped message {through.Id}");
        return await ConversationAsync(workspace, through);
    }

    private async Task<long?> ConversationAsync(WorkspaceId workspace, StoppedMessage message)
    {
        await using var db = _database.Read(workspace);
        return await db.Conversations.Where(c => c.BotId == message.BotId && c.ChatId == message.TelegramUserId).Select(c => (long?)c.Id).FirstOrDefaultAsync();
    }
}
