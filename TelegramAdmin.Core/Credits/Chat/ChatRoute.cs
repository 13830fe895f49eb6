using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Credits.Chat;

/// <summary>What a person asks the bot for in a private chat: <c>/history</c> and a button with <c>history:…</c> are the same.</summary>
/// <param name="Name">The command, or the first word of the button.</param>
/// <param name="Argument">What follows; anybody can write anything here.</param>
public sealed record ChatRoute(string Name, string Argument)
{
    public static ChatRoute? Of(UpdateContext context) => context.Update switch
    {
        { Message: { Chat.IsPrivate: true } message } when BotCommand.TryRead(message, context.Bot.Username, out var command) => new ChatRoute(command.Name, command.Argument),
        { CallbackQuery: { Message.Chat.IsPrivate: true, Data: { } data } } => OfWords(data, ':'),
        _ => null,
    };

    /// <summary>Where the payload of a link leads (core.telegram.org/bots/features#deep-linking): a gift, a promo code, a product, a number of credits; null for anything else.</summary>
    public static ChatRoute? OfLink(string payload) => OfWords(payload, '_') switch
    {
        { Name: "gift", Argument: var code } => code.StartsWith("offer-", StringComparison.Ordinal) ? new ChatRoute("offer", code["offer-".Length..]) : new ChatRoute("claim", code),
        { Name: "promo" } promo => promo,
        { Name: "buy", Argument: { Length: > 0 } product } => new ChatRoute("product", product),
        { Name: "buy" } catalogue => catalogue,
        var words => words.SplitNumber() is { Name: "buy" } ? words : null,
    };

    /// <summary>The code of somebody's invitation; null where the link is none.</summary>
    public static string? InvitationIn(string payload) => OfWords(payload, '_') is { Name: "ref", Argument: { Length: > 0 } code } ? code : null;

    /// <summary>/buy25 as /buy with 25; null where there is no number at the end.</summary>
    public ChatRoute? SplitNumber()
    {
        var name = Name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return name.Length == Name.Length || name.Length == 0 ? null : new ChatRoute(name, Name[name.Length..]);
    }

    private static ChatRoute OfWords(string words, char separator)
    {
        var end = words.IndexOf(separator, StringComparison.Ordinal);
        return end < 0 ? new ChatRoute(words, "") : new ChatRoute(words[..end], words[(end + 1)..]);
    }
}
