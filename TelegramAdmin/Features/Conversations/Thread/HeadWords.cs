using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Features.Conversations.Later;
using TelegramAdmin.Features.Conversations.List;

namespace TelegramAdmin.Features.Conversations.Thread;

/// <summary>How a conversation stands, in one line.</summary>
internal static class HeadWords
{
    public static (string Words, bool IsLate) Of(ConversationFacts facts, InboxTeam team, DateTimeOffset now, Reader reader, Localizer words) => facts.Conversation switch
    {
        { State: ConversationState.Closed, ClosedAt: { } at, ClosedBy: null } => (words["Closed, {0}", LaterTimes.Words(at, now, reader, words)], false),
        { State: ConversationState.Closed, ClosedAt: { } at } closed => (words["Closed by {0}, {1}", team.NameOf(closed.ClosedBy), LaterTimes.Words(at, now, reader, words)], false),
        { State: ConversationState.Snoozed, SnoozedUntil: { } until } => (words["Snoozed until {0}", LaterTimes.Words(until, now, reader, words)], false),
        { DueAt: { } due } when due < now => (words[IsFirst(facts) ? "First answer was due {0}, {1}" : "Answer was due {0}, {1}", When(due, now, reader, words), DueWords.Late(due, now, words)], true),
        { DueAt: { } due } => (words[IsFirst(facts) ? "First answer is due {0}, {1}" : "Answer is due {0}, {1}", When(due, now, reader, words), DueWords.Short(due, now, words)!.Value.Words], false),
        { WaitingSince: { } since } => (words["Waits since {0}", When(since, now, reader, words)], false),
        _ => (string.Join(" · ", new[] { facts.Person?.Username is { Length: > 0 } name ? "@" + name : null, facts.Bot is { } bot ? words["writes to {0}", bot.Name] : null }.OfType<string>()), false),
    };

    /// <summary>For the phone: 26 minutes late · Nora.</summary>
    public static string Short(ConversationFacts facts, InboxTeam team, DateTimeOffset now, Reader reader, Localizer words) => string.Join(" · ", new[]
    {
        facts.Conversation is { State: ConversationState.Open, DueAt: { } due } ? (due < now ? DueWords.Late(due, now, words) : DueWords.Short(due, now, words)!.Value.Words) : Of(facts, team, now, reader, words).Words,
        team.NameOf(facts.Conversation.AssigneeId),
    }.OfType<string>().Where(part => part.Length > 0));

    /// <summary>The badge; null for a quiet one.</summary>
    public static string? State(ConversationState state) => state switch
    {
        ConversationState.Open => "open",
        ConversationState.Snoozed => "snoozed",
        ConversationState.Closed => "closed",
        _ => null,
    };

    private static bool IsFirst(ConversationFacts facts) => facts.Visit?.FirstAnswerAt is null;

    private static string When(DateTimeOffset at, DateTimeOffset now, Reader reader, Localizer words) =>
        reader.Local(at).Date == reader.Local(now).Date ? Times.Clock(at, reader) : LaterTimes.Words(at, now, reader, words);
}
