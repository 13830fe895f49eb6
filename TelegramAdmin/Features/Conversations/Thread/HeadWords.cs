using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Features.Conversations.Later;
using TelegramAdmin.Features.Conversations.List;

namespace TelegramAdmin.Features.Conversations.Thread;

/// <summary>How a conversation stands, in one line.</summary>
internal static class HeadWords
{
    public static (string Words, bool IsLate) Of(ConversationFacts facts, InboxTeam team, DateTimeOffset now, Reader reader) => facts.Conversation switch
    {
        { State: ConversationState.Closed, ClosedAt: { } at } closed => ($"{(closed.ClosedBy is null ? "Closed" : $"Closed by {team.NameOf(closed.ClosedBy)}")}, {LaterTimes.Words(at, now, reader)}", false),
        { State: ConversationState.Snoozed, SnoozedUntil: { } until } => ($"Snoozed until {LaterTimes.Words(until, now, reader)}", false),
        { DueAt: { } due } when due < now => ($"{Answer(facts)} was due {When(due, now, reader)}, {DueWords.Late(due, now)}", true),
        { DueAt: { } due } => ($"{Answer(facts)} is due {When(due, now, reader)}, {DueWords.Short(due, now)!.Value.Words}", false),
        { WaitingSince: { } since } => ($"Waits since {When(since, now, reader)}", false),
        _ => (string.Join(" · ", new[] { facts.Person?.Username is { Length: > 0 } name ? "@" + name : null, facts.Bot is { } bot ? $"writes to {bot.Name}" : null }.OfType<string>()), false),
    };

    /// <summary>For the phone: 26 minutes late · Nora.</summary>
    public static string Short(ConversationFacts facts, InboxTeam team, DateTimeOffset now, Reader reader) => string.Join(" · ", new[]
    {
        facts.Conversation is { State: ConversationState.Open, DueAt: { } due } ? (due < now ? DueWords.Late(due, now) : DueWords.Short(due, now)!.Value.Words) : Of(facts, team, now, reader).Words,
        team.NameOf(facts.Conversation.AssigneeId),
    }.OfType<string>().Where(words => words.Length > 0));

    /// <summary>The badge; null for a quiet one.</summary>
    public static string? State(ConversationState state) => state switch
    {
        ConversationState.Open => "open",
        ConversationState.Snoozed => "snoozed",
        ConversationState.Closed => "closed",
        _ => null,
    };

    private static string Answer(ConversationFacts facts) => facts.Visit?.FirstAnswerAt is null ? "First answer" : "Answer";

    private static string When(DateTimeOffset at, DateTimeOffset now, Reader reader) =>
        reader.Local(at).Date == reader.Local(now).Date ? Times.Clock(at, reader) : LaterTimes.Words(at, now, reader);
}
