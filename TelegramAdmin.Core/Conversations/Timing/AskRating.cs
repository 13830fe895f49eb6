using System.Globalization;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Timing;

/// <summary>Asks a person how it was, with one to five stars.</summary>
public sealed class AskRating(BotVoice voice)
{
    /// <summary>The first word of the buttons: <c>rate:visit:stars</c>.</summary>
    internal const string Route = "rate";

    /// <param name="names">What the texts of conversations may name: first_name and bot_name.</param>
    internal Task AskAsync(AppDbContext db, Conversation conversation, ConversationVisit visit, Wording words, IEnumerable<(string Name, object Value)> names) =>
        voice.SayAsync(db, conversation, BotScreen.Of(words.Say("conversation.rate", names), [Stars(visit.Id)]));

    /// <param name="chosen">What was given already.</param>
    internal static IReadOnlyList<BotButton> Stars(long visit, int? chosen = null) =>
        [.. Enumerable.Range(1, 5).Select(n => new BotButton(string.Create(CultureInfo.InvariantCulture, $"{n} {(n == chosen ? "🌟" : "⭐")}"), string.Create(CultureInfo.InvariantCulture, $"{Route}:{visit}:{n}")))];
}
