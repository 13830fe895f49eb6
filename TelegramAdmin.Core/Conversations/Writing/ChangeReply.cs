using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Writing;

/// <summary>Edits or deletes what was sent, sends again what failed, and decides what is unknown.</summary>
public sealed class ChangeReply(IDatabase database, Outbox outbox, SettleMessage settle, ConversationHeads heads, TimeProvider time)
{
    private const string Decided = "UPDATE conversation_messages SET delivery = @state, error = NULL WHERE outbox_id = @outbox";

    public Task<Result<long>> EditAsync(WorkspaceId workspace, long messageId, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Task.FromResult<Result<long>>(ConversationErrors.Empty);
        return ChangeAsync(workspace, messageId, (db, conversation, row) =>
        {
            var isText = row.Kind == MessageKind.Text;
            var limit = isText ? SendReply.LargestText : SendReply.LargestCaption;
            if (text.Length > limit)
                return ConversationErrors.TooLong(text.Length, limit);
            db.MessageRevisions.Add(new MessageRevision { WorkspaceId = workspace, MessageId = row.Id, Text = row.Text, Entities = row.Entities, ReplacedAt = time.GetUtcNow() });
            (row.Text, row.Entities, row.EditedAt) = (text, null, time.GetUtcNow());
            Queue(db, conversation, row, isText ? "editMessageText" : "editMessageCaption", new JsonObject { ["message_id"] = row.TelegramMessageId, [isText ? "text" : "caption"] = text });
            if (conversation.LastMessageId == row.Id)
                conversation.Preview = Excerpt.OneLineOf(text);
            return null;
        });
    }

    public Task<Result<long>> DeleteAsync(WorkspaceId workspace, long messageId) => ChangeAsync(workspace, messageId, (db, conversation, row) =>
    {
        if (conversation.Kind == ConversationKind.Business)
            Queue(db, conversation, row, "deleteBusinessMessages", new JsonObject { ["message_ids"] = new JsonArray(row.TelegramMessageId) });
        else
            Queue(db, conversation, row, "deleteMessage", new JsonObject { ["message_id"] = row.TelegramMessageId });
        return null;
    });

    /// <summary>Sends a failed or unknown message once more.</summary>
    public async Task<Result<long>> SendAgainAsync(WorkspaceId workspace, long messageId)
    {
        await using (var db = database.Read(workspace))
        {
            var conversation = await db.ConversationMessages.Where(m => m.Id == messageId)
                .Join(db.Conversations, m => m.ConversationId, c => c.Id, (_, c) => c).FirstOrDefaultAsync();
            if (conversation is not null && await IsBotGoneAsync(db, conversation))
                return ConversationErrors.BotGone;
        }
        return await SettleAsync(workspace, messageId, (outboxId, follow) => settle.SendAgainAsync(workspace, outboxId, db => follow(db, DeliveryState.Pending)));
    }

    /// <summary>Takes an unknown message for sent: somebody saw it arrive.</summary>
    public async Task<Result<long>> BelieveSentAsync(WorkspaceId workspace, long messageId) =>
        await SettleAsync(workspace, messageId, (outboxId, follow) => settle.BelieveSentAsync(workspace, outboxId, db => follow(db, DeliveryState.Sent)));

    private async Task<Result<long>> SettleAsync(WorkspaceId workspace, long messageId, Func<long, Func<AppDbContext, DeliveryState, Task>, Task<bool>> decide)
    {
        await using var read = database.Read(workspace);
        var row = await read.ConversationMessages.FirstOrDefaultAsync(m => m.Id == messageId);
        if (row?.OutboxId is not { } outboxId)
            return ConversationErrors.MessageNotFound;
        var isDecided = await decide(outboxId, async (db, state) =>
        {
            await db.Session.RunAsync(Decided, p => p.Add("@state", (long)state).Add("@outbox", outboxId));
            heads.Tell(db, await db.Conversations.FirstAsync(c => c.Id == row.ConversationId));
        });
        return isDecided ? messageId : ConversationErrors.MessageNotFound;
    }

    private Task<Result<long>> ChangeAsync(WorkspaceId workspace, long messageId, Func<AppDbContext, Conversation, ConversationMessage, Failure?> change) =>
        database.WriteAsync(workspace, async db =>
        {
            var row = await db.ConversationMessages.AsTracking().FirstOrDefaultAsync(m => m.Id == messageId);
            if (row is null)
                return (Result<long>)ConversationErrors.MessageNotFound;
            if (row is { Author: MessageAuthor.Person } or { TelegramMessageId: null } or { DeletedAt: not null })
                return ConversationErrors.NotOurs;
            var conversation = await db.Conversations.AsTracking().FirstAsync(c => c.Id == row.ConversationId);
            if (await IsBotGoneAsync(db, conversation))
                return ConversationErrors.BotGone; // It would show here as changed and never be on the phone.
            if (change(db, conversation, row) is { } refused)
                return refused;
            heads.Tell(db, conversation);
            return messageId;
        });

    private static async Task<bool> IsBotGoneAsync(AppDbContext db, Conversation conversation) =>
        !await db.Bots.AnyAsync(b => b.Id == conversation.BotId && b.State != BotState.Removed);

    private void Queue(AppDbContext db, Conversation conversation, ConversationMessage row, string method, JsonObject parameters)
    {
        if (conversation.Kind == ConversationKind.Business)
            conversation.Address(parameters);
        outbox.Add(db, new OutboxMessage
        {
            WorkspaceId = conversation.WorkspaceId,
            BotId = conversation.BotId,
            ChatId = conversation.ChatId,
            Method = method,
            Parameters = parameters.ToJsonString(),
            Lane = Lane.Reply,
            Priority = Priority.High,
            OnUncertain = OnUncertain.Retry, // Doing it twice changes nothing.
            SubjectId = row.Id,
            CreatedAt = time.GetUtcNow(),
        });
    }
}
