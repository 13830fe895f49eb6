using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.AutoReplies.Acting;

/// <summary>Says what an update is to the rules. In a private chat everything a person writes or presses; in a group only commands and who joins, since the rest is between people.</summary>
internal sealed class Hearing(ConversationHeads heads, SettingsStore settings)
{
    /// <returns>Null where rules have nothing to say.</returns>
    public async Task<Heard?> OfAsync(UpdateContext context, RuleSet rules) => context.Update switch
    {
        _ when context.Find<MessageRefused>() is not null || context.Find<StaffChat>() is not null => null,
        { Message: { NewChatMembers: { Count: > 0 } newcomers, Chat.IsGroup: true } message } => await JoinedAsync(context, message, newcomers),
        { Message: { } message } => await WroteAsync(context, message, rules),
        { CallbackQuery: { Message: { } pressed, Data: { Length: > 0 } data } } => await PressedAsync(context, pressed, data),
        _ => null,
    };

    private async Task<Heard?> WroteAsync(UpdateContext context, Message message, RuleSet rules)
    {
        if (context.Find<ConversationThread>() is not { } thread || context.Find<Recognised>() is not { } person || IsService(message))
            return null;
        if (BotCommand.TryRead(message, context.Bot.Username, out var command))
        {
            var isFirst = thread.Row.Kind == ConversationKind.Private && command.Name == "start" && (person.User.StartedAt is null || person.User.StartedAt == context.Now);
            return new Heard(Turn(context, thread.Row, person.User, message.Text!), new RuleOccasion(context.Bot.Id) { Command = command, IsJoined = isFirst });
        }
        if (thread.Row.Kind != ConversationKind.Private || await IsLaterPartOfAlbumAsync(context, thread, message))
            return null;
        var text = message.Text ?? message.Caption ?? "";
        var awayUntil = rules.AsksForHours ? Closing.EndAt(await settings.GetAsync(context.Bot.WorkspaceId, InboxSettings.Hours), context.Now) : null;
        return new Heard(Turn(context, thread.Row, person.User, text, awayUntil), new RuleOccasion(context.Bot.Id) { Words = new MessageWords(text), IsAway = awayUntil is not null });
    }

    private static async Task<Heard?> PressedAsync(UpdateContext context, Message pressed, string data)
    {
        if (context.Find<Recognised>() is not { } person || ChatPlace.Of(pressed) is not { Kind: not ConversationKind.Business } place)
            return null;
        return await ConversationHeads.FindAsync(context.Db, context.Bot.Id, place) is { } conversation
            ? new Heard(Turn(context, conversation, person.User, data), new RuleOccasion(context.Bot.Id) { Press = data })
            : null;
    }

    private async Task<Heard?> JoinedAsync(UpdateContext context, Message message, IReadOnlyList<User> newcomers)
    {
        if (newcomers.FirstOrDefault(n => !n.IsBot) is not { } newcomer || await settings.GetAsync(context.Bot.WorkspaceId, InboxSettings.Groups) == GroupMode.Off)
            return null;
        var conversation = await heads.FindOrStartAsync(context, message.Chat, new ChatPlace(ConversationKind.Group, message.Chat.Id));
        return new Heard(Turn(context, conversation, Stranger(context, newcomer), ""), new RuleOccasion(context.Bot.Id) { IsJoined = true });
    }

    // The first part was the occasion; what the bot said to it counts for the others too.
    private static async Task<bool> IsLaterPartOfAlbumAsync(UpdateContext context, ConversationThread thread, Message message)
    {
        if (message.MediaGroupId is not { } album)
            return false;
        var first = await context.Db.ConversationMessages.Where(m => m.ConversationId == thread.Row.Id && m.AlbumId == album && m.TelegramMessageId != message.MessageId).MinAsync(m => (long?)m.Id);
        if (first is null)
            return false;
        thread.StaysQuiet = thread.Row.State != ConversationState.Open
            && await context.Db.ConversationMessages.AnyAsync(m => m.ConversationId == thread.Row.Id && m.Id > first && m.Author == MessageAuthor.Bot && m.Source != null);
        return true;
    }

    private static bool IsService(Message message) => message.SuccessfulPayment is not null || message.RefundedPayment is not null || message.ChatShared is not null;

    private static RuleTurn Turn(UpdateContext context, Conversation conversation, BotUser person, string text, DateTimeOffset? awayUntil = null) =>
        new(context.Db, context.Bot, conversation, person, context.Now) { Context = context, Text = text, AwayUntil = awayUntil };

    private static BotUser Stranger(UpdateContext context, User user) => new()
    {
        WorkspaceId = context.Bot.WorkspaceId,
        BotId = context.Bot.Id,
        TelegramUserId = user.Id,
        FirstName = user.FirstName,
        LastName = user.LastName,
        Username = user.Username,
        LanguageCode = user.LanguageCode,
        FirstSeenAt = context.Now,
        LastSeenAt = context.Now,
    };
}

internal sealed record Heard(RuleTurn Turn, RuleOccasion Occasion);
