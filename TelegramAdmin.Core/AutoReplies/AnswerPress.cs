using System.Text.Json.Nodes;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.AutoReplies;

/// <summary>Answers a button that nobody else answers (another program that reads the bot's updates would), so that it does not spin on the person's phone (core.telegram.org/bots/api#answercallbackquery).</summary>
public sealed class AnswerPress(Outbox outbox, OtherReaders readers) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Conclude;

    public Task HandleAsync(UpdateContext context)
    {
        if (context is { IsAnswered: false, Bot.AnswersItself: true, Update.CallbackQuery: { } press } && !readers.Any(context.Bot.Id))
        {
            outbox.Add(context.Db, new OutboxMessage
            {
                WorkspaceId = context.Bot.WorkspaceId,
                BotId = context.Bot.Id,
                ChatId = press.From.Id,
                Method = "answerCallbackQuery",
                Parameters = new JsonObject { ["callback_query_id"] = press.Id }.ToJsonString(),
                Lane = Lane.Reply,
                Priority = Priority.High,
                OnUncertain = OnUncertain.Retry,
                CreatedAt = context.Now,
            });
        }
        return Task.CompletedTask;
    }
}
