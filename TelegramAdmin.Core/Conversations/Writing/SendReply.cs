using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Writing;

/// <summary>An operator writes to a person: text, files, or both. When it returns, the message is on disk and on its way.</summary>
public sealed class SendReply(IDatabase database, Outbox outbox, ConversationHeads heads, ReplyFiles files, VisitBook visits, TimeProvider time)
{
    public const int LargestText = 4096;
    public const int LargestCaption = 1024;

    public async Task<Result<long>> RunAsync(WorkspaceId workspace, long conversationId, ReplyDraft draft, CancellationToken cancellation = default)
    {
        if (Check(draft) is { } wrong)
            return wrong;
        if (await CheckAddresseeAsync(workspace, conversationId, cancellation) is { } unreachable)
            return unreachable; // Before anything is stored: files of a refused reply would stay for good.
        IReadOnlyList<ReplyUpload> uploads =
            [.. await files.StoreAsync(workspace, draft.Files, cancellation), .. await files.TakeAsync(workspace, draft.KeptFiles, draft.Files.Count, cancellation)];
        return await database.WriteAsync(workspace, async db =>
        {
            var conversation = (await ConversationHeads.TakeAsync(db, conversationId))!;
            if (await WhoAnsweredAsync(db, conversationId, draft) is { } colleague)
                return HandlingErrors.AnsweredMeanwhile(colleague);
            return (Result<long>)await QueueAllAsync(db, conversation, draft, [.. ReplyPart.Of(draft, uploads)]);
        }, cancellation);
    }

    private async Task<long> QueueAllAsync(AppDbContext db, Conversation conversation, ReplyDraft draft, IReadOnlyList<ReplyPart> parts)
    {
        var last = 0L;
        foreach (var part in parts)
            last = await QueueAsync(db, conversation, draft, part, isLast: part == parts[^1]);
        conversation.UnreadCount = 0;
        var now = time.GetUtcNow();
        await visits.AnsweredAsync(db, conversation, draft.AdminId, draft.SendAt > now ? draft.SendAt.Value : now);
        return last;
    }

    private static async Task<string?> WhoAnsweredAsync(AppDbContext db, long conversationId, ReplyDraft draft) =>
        draft.SeenUpTo is not { } seen ? null
        : await db.ConversationMessages.Where(m => m.ConversationId == conversationId && m.Id > seen && m.Author == MessageAuthor.Operator && m.Kind != MessageKind.Note && m.AdminId != draft.AdminId)
            .OrderBy(m => m.Id).Select(m => m.AuthorName ?? "A colleague").FirstOrDefaultAsync();

    private static Failure? Check(ReplyDraft draft)
    {
        var count = draft.Files.Count + draft.KeptFiles.Count;
        var limit = count > 0 ? LargestCaption : LargestText;
        if (count == 0 && string.IsNullOrWhiteSpace(draft.Text))
            return ConversationErrors.Empty;
        if (draft.Text.Length > limit)
            return ConversationErrors.TooLong(draft.Text.Length, limit);
        if (count > 10)
            return ConversationErrors.TooManyFiles;
        return draft.Files.Select(ReplyFiles.Check).FirstOrDefault(wrong => wrong is not null) ?? ReplyButtons.Check(draft.Buttons);
    }

    private async Task<Failure?> CheckAddresseeAsync(WorkspaceId workspace, long conversationId, CancellationToken cancellation)
    {
        await using var db = database.Read(workspace);
        var conversation = await db.Conversations.FirstOrDefaultAsync(c => c.Id == conversationId, cancellation);
        if (conversation is null)
            return ConversationErrors.NotFound;
        if (!await db.Bots.AnyAsync(b => b.Id == conversation.BotId && b.State != BotState.Removed, cancellation))
            return ConversationErrors.BotGone;
        return conversation.Kind != ConversationKind.Business || await db.BusinessAccounts.AnyAsync(a => a.Id == conversation.BusinessConnectionId && a.IsEnabled && a.CanReply, cancellation)
            ? null
            : ConversationErrors.BusinessIsOff;
    }

    private async Task<long> QueueAsync(AppDbContext db, Conversation conversation, ReplyDraft draft, ReplyPart part, bool isLast)
    {
        var now = time.GetUtcNow();
        var quoted = draft.ReplyToTelegramId is { } answered
            ? await db.ConversationMessages.Where(m => m.ConversationId == conversation.Id && m.TelegramMessageId == answered && m.Kind != MessageKind.ButtonPress).Select(m => m.Text).FirstOrDefaultAsync()
            : null;
        var rows = part.Messages.Select(m => Row(conversation, draft, part, m, quoted, now)).ToList();
        db.ConversationMessages.AddRange(rows);
        await db.SaveChangesAsync();
        var keyboard = isLast ? ReplyButtons.Keyboard(draft.Buttons, rows[^1].Id) : null;
        rows[^1].Buttons = keyboard?.ToJsonString();
        var waits = draft.SendAt > now;
        var queued = outbox.Add(db, new OutboxMessage
        {
            WorkspaceId = conversation.WorkspaceId,
            BotId = conversation.BotId,
            ChatId = conversation.ChatId,
            Method = part.Method,
            Parameters = part.Parameters(conversation, draft.ReplyToTelegramId, keyboard),
            Files = Spool.Describe(part.Files),
            Lane = Lane.Reply,
            Priority = Priority.High,
            SubjectId = rows[0].Id,
            State = waits ? DeliveryState.Scheduled : DeliveryState.Pending,
            SendAt = draft.SendAt,
            NotBefore = waits ? draft.SendAt : null,
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
        Entities = message.Kind == MessageKind.Text ? draft.Entities : null,
        Media = message.Media?.ToJson(),
        AlbumId = part.AlbumId,
        ReplyToTelegramId = draft.ReplyToTelegramId,
        Quote = quoted is null ? null : Excerpt.Of(quoted),
        SentAt = now,
        Delivery = draft.SendAt > now ? DeliveryState.Scheduled : DeliveryState.Pending,
    };
}
