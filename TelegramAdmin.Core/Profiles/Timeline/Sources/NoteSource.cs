using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Timeline.Sources;

/// <summary>What the team wrote down of them.</summary>
internal sealed class NoteSource : ITimelineSource
{
    public IReadOnlyList<TimelineKind> Kinds { get; } = [TimelineKind.Note];

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(AppDbContext db, TimelineQuery query, CancellationToken cancellation)
    {
        var (at, key) = query.BorderOf(TimelineKind.Note);
        var rows = await db.PersonNotes.Where(n => query.People.Contains(n.TelegramUserId) && (n.At < at || (n.At == at && n.Id < key)))
            .OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(query.Size).ToListAsync(cancellation);
        return [.. rows.Select(n => new TimelineEntry(TimelineKind.Note, n.At, n.Id, "Note") { Text = n.Text, By = n.By })];
    }
}
