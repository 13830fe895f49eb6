using System.Text.Json.Nodes;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.PaymentGroups.Chat;

/// <summary>
/// Commands in a payment group. Paying and all that is private happens in the private chat, so the answer is a link that leads there; a Mini
/// App cannot be opened from a group's message, a link can (core.telegram.org/bots/features#deep-linking).
/// </summary>
internal sealed class AnswerInGroup(Outbox outbox, BotTexts texts) : IUpdateHandler
{
    private static readonly HashSet<string> Known = ["start", "buy", "balance", "history", "pricing", "billing", "help"];

    public UpdateStage Stage => UpdateStage.Answer;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context.IsAnswered || !context.Bot.AnswersItself || context.Update.Message is not { Chat.IsGroup: true } message || !BotCommand.TryRead(message, context.Bot.Username, out var command))
            return;
        if (LinkFor(command) is not { } start || await PaymentGroupBook.FindInAsync(context.Db, context.Bot.WorkspaceId, context.Bot.Id, message.Chat.Id) is not { } group || group.BotId != context.Bot.Id)
            return;
        context.IsAnswered = true;
        if (context.Find<ConversationThread>() is { } thread)
            thread.StaysQuiet = true;
        var words = await texts.InAsync(context.Db, context.Bot.WorkspaceId, message.From?.LanguageCode);
        outbox.Add(context.Db, Row(context, message, words.Say("paygroup.command"), BotButton.Link(words.Plain("button.paygroup.go"), $"https://t.me/{context.Bot.Username}?start={start}")));
    }

    // buy and buy25 lead on from there; everything else stands in the menu behind the start.
    private static string? LinkFor(BotCommand command)
    {
        var name = command.Name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return !Known.Contains(name) || (name != "buy" && name.Length != command.Name.Length) || command.Name.Length > 16 ? null : name == "buy" ? command.Name : "menu";
    }

    private static OutboxMessage Row(UpdateContext context, Message message, string html, BotButton button) => new()
    {
        WorkspaceId = context.Bot.WorkspaceId,
        BotId = context.Bot.Id,
        ChatId = message.Chat.Id,
        Method = "sendMessage",
        Parameters = new JsonObject { ["text"] = html, ["parse_mode"] = "HTML", ["reply_markup"] = BotScreen.Of(html, [button]).Keyboard() }.ToJsonString(),
        Lane = Lane.Reply,
        Priority = Priority.Normal,
        OnUncertain = OnUncertain.Retry,
        CreatedAt = context.Now,
    };
}
