using System.Text.Json.Nodes;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Conversations;

/// <summary>The bot's own answer within an update's transaction: into the outbox, and into the conversation so that the team sees what was said.</summary>
public sealed class SayAsBot(Outbox outbox, ConversationHeads heads)
{
    /// <param name="html">In Telegram's HTML.</param>
    public async Task RunAsync(UpdateContext context, string html)
    {
        var conversation = context.Find<ConversationThread>()!.Row;
        var (text, entities) = TelegramHtml.Read(html);
        var row = context.Db.ConversationMessages.Add(new ConversationMessage
        {
            WorkspaceId = conversation.WorkspaceId,
            ConversationId = conversation.Id,
            Author = MessageAuthor.Bot,
            Kind = MessageKind.Text,
            Text = text,
            Entities = entities,
            SentAt = context.Now,
            Delivery = DeliveryState.Pending,
        }).Entity;
        await context.Db.SaveChangesAsync();
        var message = outbox.Add(context.Db, new OutboxMessage
        {
            WorkspaceId = conversation.WorkspaceId,
            BotId = conversation.BotId,
            ChatId = conversation.ChatId,
            Method = "sendMessage",
            Parameters = new JsonObject { ["text"] = html, ["parse_mode"] = "HTML" }.ToJsonString(),
            Lane = Lane.Reply,
            OnUncertain = OnUncertain.Retry,
            SubjectId = row.Id,
            CreatedAt = context.Now,
        });
        await context.Db.SaveChangesAsync();
        row.OutboxId = message.Id;
        heads.Advance(context.Db, conversation, row, Excerpt.OneLineOf(text));
    }
}
