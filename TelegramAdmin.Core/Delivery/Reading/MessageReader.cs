using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery.Reading;

/// <summary>
/// Reads messages, newest first, whatever their state. A list walks back in steps over the key and stops after a moment even where little
/// was found: a page may then be short, and says where to go on. So no filter, however rare its hits, makes anybody wait.
/// </summary>
public sealed class MessageReader(IDatabase database)
{
    public const int PageSize = 50;

    /// <summary>Counted no further than this.</summary>
    public const int MostCounted = 10_000;

    private const long FirstStep = 20_000;
    private const long LargestStep = 160_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    /// <summary>One message with everything that happened to it; null where the workspace has no such message.</summary>
    public async Task<MessageDetails?> FindAsync(WorkspaceId workspace, long id, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        if (await db.OutboxMessages.FirstOrDefaultAsync(m => m.Id == id, cancellation) is not { } message)
            return null;
        var attempts = await db.DeliveryAttempts.Where(a => a.MessageId == id).OrderBy(a => a.Id).ToListAsync(cancellation);
        return new MessageDetails(message, attempts, DeliveryStep.AllOf(message, attempts));
    }

    /// <param name="before">Where the page before ended; null for the newest.</param>
    public async Task<MessagePage> ListAsync(WorkspaceId workspace, MessageFilter filter, long? before = null, int limit = PageSize, CancellationToken cancellation = default)
    {
        var found = new List<OutboxMessage>();
        var started = Stopwatch.GetTimestamp();
        await foreach (var step in StepsAsync(workspace, filter, before, cancellation))
        {
            var rows = new List<OutboxMessage>();
            foreach (var query in step.Queries)
                rows.AddRange(await query.OrderByDescending(m => m.Id).Take(limit + 1 - found.Count).ToListAsync(cancellation));
            found.AddRange(rows.OrderByDescending(m => m.Id).Take(limit + 1 - found.Count));
            if (found.Count > limit)
                return new MessagePage([.. found.Take(limit)], found[limit - 1].Id, IsCutShort: false);
            if (step.Bottom > step.Start && Stopwatch.GetElapsedTime(started) > Patience)
                return new MessagePage(found, step.Bottom, IsCutShort: true);
        }
        return new MessagePage(found, null, IsCutShort: false);
    }

    /// <summary>Rows as they are now, for lists that stay on a screen.</summary>
    public async Task<IReadOnlyList<OutboxMessage>> ReadAsync(WorkspaceId workspace, IReadOnlyList<long> ids, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.OutboxMessages.Where(m => ids.Contains(m.Id)).ToListAsync(cancellation);
    }

    /// <summary>How many came after the newest that is known, up to a few pages.</summary>
    public async Task<int> CountNewerAsync(WorkspaceId workspace, MessageFilter filter, long newest, CancellationToken cancellation = default)
    {
        var count = 0;
        await foreach (var step in StepsAsync(workspace, filter, null, cancellation, newest))
        {
            foreach (var query in step.Queries)
                count += await query.Take(PageSize * 2).CountAsync(cancellation);
            if (count >= PageSize * 2)
                break;
        }
        return count;
    }

    /// <summary>How many there are, as far as a moment's counting tells.</summary>
    public async Task<MessageCount> CountAsync(WorkspaceId workspace, MessageFilter filter, CancellationToken cancellation = default)
    {
        var count = 0;
        var started = Stopwatch.GetTimestamp();
        await foreach (var step in StepsAsync(workspace, filter, null, cancellation))
        {
            foreach (var query in step.Queries)
                count += await query.Take(MostCounted + 1).CountAsync(cancellation);
            if (count > MostCounted || (step.Bottom > step.Start && Stopwatch.GetElapsedTime(started) > Patience))
                return new MessageCount(Math.Min(count, MostCounted), IsMore: true);
        }
        return new MessageCount(count, IsMore: false);
    }

    /// <summary>Every one, oldest first, for work over all of them; takes as long as it takes.</summary>
    internal async Task<IReadOnlyList<long>> IdsAsync(WorkspaceId workspace, MessageFilter filter, CancellationToken cancellation)
    {
        var ids = new List<long>();
        await foreach (var step in StepsAsync(workspace, filter, null, cancellation))
        {
            foreach (var query in step.Queries)
                ids.AddRange(await query.Select(m => m.Id).ToListAsync(cancellation));
        }
        ids.Sort();
        return ids;
    }

    private async IAsyncEnumerable<Step> StepsAsync(WorkspaceId workspace, MessageFilter filter, long? before, [EnumeratorCancellation] CancellationToken cancellation, long after = 0)
    {
        await using var db = database.Read(workspace);
        var bots = await db.Bots.Select(b => b.Id).ToListAsync(cancellation); // Removed ones too: their messages stay.
        var paths = MessagePaths.Of(db, workspace, filter, filter.Bots is { } wanted ? [.. bots.Intersect(wanted)] : bots);
        if (paths.Count == 0)
            yield break;
        var range = await IdRange.OfAsync(database, filter.From, filter.To, before, cancellation);
        var (start, end, width) = (Math.Max(range.Start, after + 1), range.End, FirstStep);
        while (end > start)
        {
            var (bottom, top) = (Math.Max(start, end - width), end);
            yield return new Step(start, bottom, [.. paths.Select(path => path.Where(m => m.Id >= bottom && m.Id < top))]);
            (end, width) = (bottom, Math.Min(width * 2, LargestStep));
        }
    }

    /// <summary>A stretch of the key, from <paramref name="Bottom"/> up.</summary>
    private sealed record Step(long Start, long Bottom, IReadOnlyList<IQueryable<OutboxMessage>> Queries);
}

/// <param name="Next">Where the next page begins; null on the last one.</param>
/// <param name="IsCutShort">Older ones were not looked through: the page holds what was found until then.</param>
public sealed record MessagePage(IReadOnlyList<OutboxMessage> Rows, long? Next, bool IsCutShort);

/// <param name="IsMore">At least so many.</param>
public sealed record MessageCount(int Count, bool IsMore);
