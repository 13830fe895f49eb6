using System.Globalization;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Timing;

/// <summary>Asks a person how it was, with one to five stars.</summary>
public sealed class AskRating(BotVoice voice)
{
    /// <summary>The first word of the buttons: <c>rate:visit:stars</c>.</summary>
    internal const string Route = "rate";

    internal Task AskAsync(AppDbContext db, Conversation conversation, ConversationVisit visit, Wording words) =>
        voice.SayAsync(db, conversation, BotScreen.Of(words.Say("conversation.rate"), [Stars(visit.Id)]));

    private static IReadOnlyList<BotButton> Stars(long visit) =>
        [.. Enumerable.Range(1, 5).Select(n => new BotButton(string.Create(CultureInfo.InvariantCulture, $"{n} ⭐"), string.Create(CultureInfo.InvariantCulture, $"{Route}:{visit}:{n}")))];
}
