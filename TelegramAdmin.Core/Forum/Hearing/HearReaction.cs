using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Forum.Hearing;

/// <summary>A member reacts to what the person wrote: the bot reacts for them. A bot has one reaction for each message, so the last one counts.</summary>
public sealed class HearReaction(StaffDirectory staff, Outbox outbox, ConversationHeads heads) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Record;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context is not { Update.MessageReaction: { User: { IsBot: false } member } reaction } || await HeardTopic.FindPostAsync(context, reaction.MessageId) is not var (heard, post))
            return;
        if (await staff.FindAsync(context.Db, context.Bot.WorkspaceId, member.Id) is { Role: AdminRole.Viewer })
            return;
        var row = await context.Db.ConversationMessages.AsTracking().FirstAsync(m => m.Id == post.MessageId);
        var emoji = reaction.NewReaction.LastOrDefault(r => r is { Type: "emoji", Emoji: not null })?.Emoji;
        if (row is not { Author: MessageAuthor.Person, TelegramMessageId: not null } || row.OurReaction == emoji)
            return;
        row.OurReaction = emoji;
        Queue(context, heard, row, emoji);
        heads.Tell(context.Db, heard.Conversation);
    }

    private void Queue(UpdateContext context, HeardTopic heard, ConversationMessage row, string? emoji) => outbox.Add(context.Db, new OutboxMessage
    {
        WorkspaceId = row.WorkspaceId,
        BotId = heard.Conversation.BotId,
        ChatId = heard.Conversation.ChatId,
        Method = "setMessageReaction",
        Parameters = new JsonObject
        {
            ["message_id"] = row.TelegramMessageId,
            ["reaction"] = emoji is null ? new JsonArray() : [new JsonObject { ["type"] = "emoji", ["emoji"] = emoji }],
        }.ToJsonString(),
        Lane = Lane.Reply,
        OnUncertain = OnUncertain.Retry,
        CreatedAt = context.Now,
    });
}
