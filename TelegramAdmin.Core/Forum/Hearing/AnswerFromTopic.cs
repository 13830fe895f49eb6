using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Forum.Mirroring;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Forum.Hearing;

/// <summary>What a member writes in a topic goes to the person and stands in the conversation, as if it had been written in the browser.</summary>
public sealed class AnswerFromTopic(Outbox outbox, GatherAlbum albums, ConversationHeads heads, VisitBook visits)
{
    internal async Task RunAsync(UpdateContext context, HeardTopic heard, Message message, MessageContent content, Actor by)
    {
        var db = context.Db;
        var answered = await AnsweredAsync(db, heard, message);
        var held = await albums.HeldUntilAsync(db, heard.Conversation, context.Now);
        var row = db.ConversationMessages.Add(Row(heard.Conversation, message, content, by, answered)).Entity;
        await db.SaveChangesAsync();
        if (message.MediaGroupId is null || !await albums.TryJoinAsync(db, heard.Conversation, row))
            await QueueAsync(db, heard, message, row, answered?.TelegramMessageId, message.MediaGroupId is null ? held : context.Now + GatherAlbum.Wait, context.Now);
        db.ForumPosts.Add(new ForumPost
        {
            WorkspaceId = row.WorkspaceId,
            ConversationId = row.ConversationId,
            MessageId = row.Id,
            GroupMessageId = message.MessageId,
            IsFromGroup = true,
            Shown = PostLook.Of(PostForm.Fixed, row),
        });
        heads.Advance(db, heard.Conversation, row, content.Preview());
        heard.Conversation.UnreadCount = 0;
        await visits.AnsweredAsync(db, heard.Conversation, by.AdminId, context.Now);
    }

    private async Task QueueAsync(AppDbContext db, HeardTopic heard, Message message, ConversationMessage row, long? replyTo, DateTimeOffset? until, DateTimeOffset now)
    {
        var call = BotCall.Of(row.Kind, FormattedWords.Of(row.Text, row.Entities), MessageMedia.Parse(row.Media)) ?? new BotCall("copyMessage", new JsonObject
        {
            ["from_chat_id"] = heard.Group.ChatId, ["message_id"] = message.MessageId,
        });
        heard.Conversation.Address(call.Parameters);
        if (replyTo is { } id)
            call.Parameters["reply_parameters"] = new JsonObject { ["message_id"] = id, ["allow_sending_without_reply"] = true };
        var queued = outbox.Add(db, new OutboxMessage
        {
            WorkspaceId = row.WorkspaceId,
            BotId = heard.Conversation.BotId,
            ChatId = heard.Conversation.ChatId,
            Method = call.Method,
            Parameters = call.Parameters.ToJsonString(),
            Lane = Lane.Reply,
            Priority = Priority.High,
            SubjectId = row.Id,
            State = until is null ? DeliveryState.Pending : DeliveryState.Scheduled,
            NotBefore = until,
            CreatedAt = now,
        });
        await db.SaveChangesAsync();
        row.OutboxId = queued.Id;
    }

    private static async Task<ConversationMessage?> AnsweredAsync(AppDbContext db, HeardTopic heard, Message message) => message.ReplyToMessage is not { } reply ? null
        : await db.ForumPosts.Where(p => p.GroupMessageId == reply.MessageId && p.ConversationId == heard.Conversation.Id)
            .Join(db.ConversationMessages, p => p.MessageId, m => m.Id, (_, m) => m).OrderBy(m => m.Id).FirstOrDefaultAsync();

    private static ConversationMessage Row(Conversation conversation, Message message, MessageContent content, Actor by, ConversationMessage? answered) => new()
    {
        WorkspaceId = conversation.WorkspaceId,
        ConversationId = conversation.Id,
        Author = MessageAuthor.Operator,
        AdminId = by.AdminId,
        AuthorName = ShortText.Cut(by.Name, 200),
        Kind = content.Kind,
        Text = content.Text,
        Entities = content.Entities,
        Media = content.Media?.ToJson(),
        AlbumId = message.MediaGroupId,
        ReplyToTelegramId = answered?.TelegramMessageId,
        Quote = answered is null ? null : message.Quote?.Text is { } part ? Excerpt.Of(part) : Excerpt.Of(answered.Text),
        SentAt = DateTimeOffset.FromUnixTimeSeconds(message.Date),
        Delivery = DeliveryState.Pending,
    };
}
