using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Timeline;

/// <summary>Tells what happened with a person in one part of the product. Each part has a source of its own; the timeline merges them by time.</summary>
public interface ITimelineSource
{
    IReadOnlyList<TimelineKind> Kinds { get; }

    /// <summary>The newest entries that are older than the border, at most <see cref="TimelineQuery.Size"/>.</summary>
    Task<IReadOnlyList<TimelineEntry>> ReadAsync(AppDbContext db, TimelineQuery query, CancellationToken cancellation);
}

/// <param name="People">The Telegram accounts of the person.</param>
/// <param name="Before">Null for the newest.</param>
public sealed record TimelineQuery(IReadOnlyList<long> People, TimelineCursor? Before, int Size)
{
    public (DateTimeOffset At, long Key) BorderOf(TimelineKind kind) => Before?.BorderOf(kind) ?? (DateTimeOffset.MaxValue.AddDays(-1), long.MaxValue);
}
