using TelegramAdmin.Core.Profiles.Linking;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Timeline;

/// <summary>Merges everything that happened with a person by time, newest first, a page at a time by key.</summary>
public sealed class TimelineReader(IDatabase database, IEnumerable<ITimelineSource> sources)
{
    public const int PageSize = 50;

    /// <param name="kinds">Only these; empty for all.</param>
    public async Task<TimelinePage> ReadAsync(
        WorkspaceId workspace, long telegramUserId, TimelineCursor? before = null, IReadOnlyCollection<TimelineKind>? kinds = null, int size = PageSize, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var query = new TimelineQuery(await LinkPeople.AccountsAsync(db, telegramUserId, cancellation), before, size + 1);
        var found = new List<TimelineEntry>();
        foreach (var source in sources.Where(s => kinds is not { Count: > 0 } || s.Kinds.Any(kinds.Contains)))
            found.AddRange(await source.ReadAsync(db, query, cancellation));
        var merged = found.Where(e => kinds is not { Count: > 0 } || kinds.Contains(e.Kind))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Kind).ThenByDescending(e => e.Key).Take(size + 1).ToList();
        return new TimelinePage([.. merged.Take(size)], merged.Count > size ? TimelineCursor.Of(merged[size - 1]) : null);
    }
}

/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record TimelinePage(IReadOnlyList<TimelineEntry> Entries, TimelineCursor? Next);
