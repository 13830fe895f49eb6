using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Ai;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Timeline.Sources;

/// <summary>What a model suggested to the team, and where it left them to a person. What it said to them by itself is a message.</summary>
internal sealed class ModelSource : ITimelineSource
{
    public IReadOnlyList<TimelineKind> Kinds { get; } = [TimelineKind.Ai];

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(AppDbContext db, TimelineQuery query, CancellationToken cancellation)
    {
        var (at, key) = query.BorderOf(TimelineKind.Ai);
        var talks = db.Conversations.Where(c => query.People.Contains(c.ChatId) && c.Kind != ConversationKind.Group).Select(c => c.Id);
        var rows = await db.AiAnswers.Where(a => talks.Contains(a.ConversationId) && a.Outcome != AiOutcome.Asked && a.Outcome != AiOutcome.Sent && (a.AskedAt < at || (a.AskedAt == at && a.Id < key)))
            .OrderByDescending(a => a.AskedAt).ThenByDescending(a => a.Id).Take(query.Size).ToListAsync(cancellation);
        return [.. rows.Select(a => new TimelineEntry(TimelineKind.Ai, a.AskedAt, a.Id, Title(a.Outcome))
        {
            Text = a.Answer.Length > 0 ? Excerpt.OneLineOf(a.Answer) : null,
            Href = FormattableString.Invariant($"/conversations/{a.ConversationId}"),
        })];
    }

    private static string Title(AiOutcome outcome) => outcome switch
    {
        AiOutcome.Offered => "AI suggested an answer",
        AiOutcome.Used => "AI's suggestion was used",
        AiOutcome.Dismissed => "AI's suggestion was dismissed",
        AiOutcome.HandedOver => "AI left it to a person",
        _ => "AI did not answer",
    };
}
