using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Writing;

/// <summary>An operator writes to a person: text, files, or both. When it returns, the message is on disk and on its way.</summary>
public sealed class SendReply(IDatabase database, Outbox outbox, ConversationHeads heads, ReplyFiles files, TimeProvider time)
{
    public const int LargestText = 4096;
    public const int LargestCaption = 1024;

    public async Task<Result<long>> RunAsync(WorkspaceId workspace, long conversationId, ReplyDraft draft, CancellationToken cancellation = default)
    {
        if (Check(draft) is { } wrong)
            return wrong;
        if (await CheckAddresseeAsync(workspace, conversationId, cancellation) is { } unreachable)
            return unreachable; // Before anything is stored: files of a refused reply would stay for good.
        var uploads = await files.StoreAsync(workspace, draft.Files, cancellation);
        return await database.WriteAsync(workspace, async db =>
        {
            var conversation = await db.Conversations.AsTracking().FirstAsync(c => c.Id == conversationId);
            var last = 0L;
            foreach (var part in ReplyPart.Of(draft, uploads))
                last = await QueueAsync(db, conversation, draft, part);
            conversation.UnreadCount = 0;
            return (Result<long>)last;
        }, cancellation);
    }

    private static Failure? Check(ReplyDraft draft)
    {
        var limit = draft.Files.Count > 0 ? LargestCaption : LargestText;
        if (draft.Files.Count == 0 && string.IsNullOrWhiteSpace(draft.Text))
            return ConversationErrors.Empty;
        if (draft.Text.Length > limit)
            return ConversationErrors.TooLong(draft.Text.Length, limit);
        if (draft.Files.Count > 10)
            return ConversationErrors.TooManyFiles;
        return draft.Files.Select(ReplyFiles.Check).FirstOrDefault(wrong => wrong is not null);
    }

    private async Task<Failure?> CheckAddresseeAsync(WorkspaceId workspace, long conversationId, CancellationToken cancellation)
    {
        await using var db = database.Read(workspace);
        var conversation = await db.Conversations.FirstOrDefaultAsync(c => c.Id == conversationId, cancellation);
        if (conversation is null)
            return ConversationErrors.NotFound;
        return await db.Bots.AnyAsync(b => b.Id == conversation.BotId && b.State != BotState.Removed, cancellation) ? null : ConversationErrors.BotGone;
    }

    private async Task<long> QueueAsync(AppDbContext db, Conversation conversation, ReplyDraft draft, ReplyPart part)
    {
        var now = time.GetUtcNow();
        var quoted = draft.ReplyToTelegramId is { } answered
            ? await db.ConversationMessages.Where(m => m.ConversationId == conversation.Id && m.TelegramMessageId == answered && m.Kind != MessageKind.ButtonPress).Select(m => m.Text).FirstOrDefaultAsync()
            : null;
        var rows = part.Messages.Select(m => Row(conversation, draft, part, m, quoted, now)).ToList();
        db.ConversationMessages.AddRange(rows);
        await db.SaveChangesAsync();
        var queued = outbox.Add(db, new OutboxMessage
        {
            WorkspaceId = conversation.WorkspaceId,
            BotId = conversation.BotId,
            ChatId = conversation.ChatId,
            Method = part.Method,
            Parameters = part.Parameters(draft.ReplyToTelegramId),
            Files = Spool.Describe(part.Files),
            Lane = Lane.Reply,
            Priority = Priority.High,
            SubjectId = rows[0].Id,
            CreatedAt = now,
        });
        await db.SaveChangesAsync();
        rows.ForEach(row => row.OutboxId = queued.Id);
        heads.Advance(db, conversation, rows[^1], part.Preview);
        return rows[^1].Id;
    }

    private static ConversationMessage Row(Conversation conversation, ReplyDraft draft, ReplyPart part, ReplyMessage message, string? quoted, DateTimeOffset now) => new()
    {
        WorkspaceId = conversation.WorkspaceId,
        ConversationId = conversation.Id,
        Author = MessageAuthor.Operator,
        AdminId = draft.AdminId,
        AuthorName = draft.AdminName,
        Kind = message.Kind,
        Text = message.Text,
        Media = message.Media?.ToJson(),
        AlbumId = part.AlbumId,
        ReplyToTelegramId = draft.ReplyToTelegramId,
        Quote = quoted is null ? null : Excerpt.Of(quoted),
        SentAt = now,
        Delivery = DeliveryState.Pending,
    };
}
