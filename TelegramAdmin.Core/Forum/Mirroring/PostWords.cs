using System.Globalization;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;

namespace TelegramAdmin.Core.Forum.Mirroring;

/// <summary>How a message of a conversation reads in its topic: who said it, what, and what became of it. A person's own words stand as they are.</summary>
internal static class PostWords
{
    /// <param name="isNamed">With several messages in one post the person is named too.</param>
    public static FormattedWords Write(FormattedWords words, ConversationMessage message, bool isNamed = false)
    {
        Head(words, message, isNamed);
        Body(words, message);
        if (TroubleOf(message) is { } trouble)
            words.Add("\n").Styled(trouble, "italic");
        return words;
    }

    /// <summary>What keeps a message of ours from the person; null where nothing does.</summary>
    public static string? TroubleOf(ConversationMessage message) => message.Delivery switch
    {
        DeliveryState.Failed => $"⚠️ Not delivered. {message.Error}",
        DeliveryState.Unknown => "⚠️ Nobody knows whether it arrived. Decide in the browser.",
        DeliveryState.Cancelled => "Called back before it was sent",
        DeliveryState.Scheduled => $"🕓 Goes out {message.SentAt.UtcDateTime.ToString("d MMM HH:mm", CultureInfo.InvariantCulture)} UTC or later",
        _ => null,
    };

    private static void Head(FormattedWords words, ConversationMessage message, bool isNamed)
    {
        if (message.Kind == MessageKind.Note)
            words.Add("📝 ").Styled(message.AuthorName ?? "Team", "bold").Add(": ");
        else if (message.Author == MessageAuthor.Operator)
            words.Styled(message.AuthorName ?? "Team", "bold").Add("\n");
        else if (message.Author == MessageAuthor.Bot)
            words.Add("🤖 ");
        else if (message.Author == MessageAuthor.Person && isNamed)
            words.Add("💬 ");
    }

    private static void Body(FormattedWords words, ConversationMessage message)
    {
        var text = message.Text.Length > 0 || message.Kind == MessageKind.Text ? message.Text : null;
        if (message.DeletedAt is not null)
            words.Styled(text ?? KindOf(message), "strikethrough").Add(" ").Styled("(deleted)", "italic");
        else if (message.Author == MessageAuthor.Event)
            words.Styled(message.Text, "italic");
        else if (text is not null)
            words.Add(text, message.Entities);
    }

    /// <summary>What stands in the place of something that cannot be shown.</summary>
    public static string KindOf(ConversationMessage message) => message.Kind switch
    {
        MessageKind.VideoNote => "Video message",
        MessageKind.Sticker => $"Sticker {MessageMedia.Parse(message.Media)?.Emoji}".TrimEnd(),
        MessageKind.Unsupported => $"A message that bots cannot show ({MessageMedia.Parse(message.Media)?.Field?.Replace('_', ' ') ?? "unknown"})",
        var kind => kind.ToString(),
    };
}
