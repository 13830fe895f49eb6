using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Core.Bots;

namespace TelegramAdmin.Core.Profiles.Timeline.Sources;

/// <summary>The first time that each bot saw them.</summary>
internal sealed class MeetingSource : ITimelineSource
{
    public IReadOnlyList<TimelineKind> Kinds { get; } = [TimelineKind.Met];

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(AppDbContext db, TimelineQuery query, CancellationToken cancellation)
    {
        var (at, key) = query.BorderOf(TimelineKind.Met);
        var met = await db.BotUsers.Where(u => query.People.Contains(u.TelegramUserId) && (u.FirstSeenAt < at || (u.FirstSeenAt == at && u.Id < key)))
            .OrderByDescending(u => u.FirstSeenAt).ThenByDescending(u => u.Id).Take(query.Size).ToListAsync(cancellation);
        var ids = met.ConvertAll(u => u.BotId);
        var bots = await db.Bots.Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.Username, cancellation);
        return [.. met.Select(u => new TimelineEntry(TimelineKind.Met, u.FirstSeenAt, u.Id, u.StartedAt is null ? "Seen for the first time" : "Met the bot")
        {
            By = bots.TryGetValue(u.BotId, out var name) ? $"@{name}" : "a bot that was removed",
            Href = FormattableString.Invariant($"/users?f.bot=is:{u.BotId.Value}"),
        })];
    }
}
