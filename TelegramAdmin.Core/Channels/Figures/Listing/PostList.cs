using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Figures.Facts;
using TelegramAdmin.Core.Channels.Figures.Periods;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Figures.Listing;

/// <summary>
/// Lists the posts behind figures, a page at a time by key. Which ones they are is decided by the very facts that the figures are counted from,
/// so a list never shows other posts than its number counts. The channel's own notes are not listed.
/// </summary>
public sealed class PostList(IDatabase database, TimeProvider time)
{
    public const int PageSize = 50;

    private const int Portion = 500;
    private const int FirstWindow = 30;
    private const int Growing = 4;

    /// <param name="before">Where the page before ended; null for the first.</param>
    public async Task<PostSlice> PageAsync(WorkspaceId workspace, long channelId, PostFilter filter, PostCursor? before = null, int limit = PageSize, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        if (!await db.TrackedChannels.AnyAsync(c => c.Id == channelId, cancellation))
            return new PostSlice([], null);
        var found = await FindAsync(db, channelId, filter, before, limit + 1, cancellation);
        var rows = await RowsAsync(db, channelId, [.. found.Take(limit)], cancellation);
        return new PostSlice(rows, found.Count > limit ? new PostCursor(filter.Order.ValueOf(found[limit - 1]), found[limit - 1].MessageId) : null);
    }

    /// <summary>How many there are.</summary>
    public async Task<int> CountAsync(WorkspaceId workspace, long channelId, PostFilter filter, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.TrackedChannels.AnyAsync(c => c.Id == channelId, cancellation) ? (await WithinAsync(db, channelId, filter, (filter.Period.Start, filter.Period.End), cancellation)).Count() : 0;
    }

    /// <summary>Every one, for files: read in portions.</summary>
    public async IAsyncEnumerable<PostRow> AllAsync(WorkspaceId workspace, long channelId, PostFilter filter, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        if (!await db.TrackedChannels.AnyAsync(c => c.Id == channelId, cancellation))
            yield break;
        foreach (var portion in (await FindAsync(db, channelId, filter, null, int.MaxValue, cancellation)).Chunk(Portion))
        {
            foreach (var row in await RowsAsync(db, channelId, portion, cancellation))
                yield return row;
        }
    }

    /// <summary>These posts as they are now, for a list that is open; in the order of the numbers.</summary>
    public async Task<IReadOnlyList<PostRow>> AgainAsync(WorkspaceId workspace, long channelId, IReadOnlyCollection<long> messageIds, ChannelPeriod period, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var posts = await db.ChannelPosts.Where(p => p.ChannelId == channelId && messageIds.Contains(p.MessageId)).Select(p => p.PostedAt).ToListAsync(cancellation);
        if (posts.Count == 0)
            return [];
        var facts = (await db.PostFactsAsync(database.Provider, channelId, posts.Min(), posts.Max().AddMinutes(1), period, cancellation)).Where(f => messageIds.Contains(f.MessageId)).ToDictionary(f => f.MessageId);
        return await RowsAsync(db, channelId, [.. messageIds.Where(facts.ContainsKey).Select(id => facts[id])], cancellation);
    }

    /// <summary>The posts in full, with the counters of whole albums.</summary>
    internal static async Task<IReadOnlyList<PostRow>> RowsAsync(AppDbContext db, long channelId, IReadOnlyCollection<PostFact> facts, CancellationToken cancellation)
    {
        var ids = facts.Select(f => f.MessageId).ToList();
        var posts = await db.ChannelPosts.Where(p => p.ChannelId == channelId && ids.Contains(p.MessageId)).ToDictionaryAsync(p => p.MessageId, cancellation);
        return [.. facts.Where(f => posts.ContainsKey(f.MessageId)).Select(f => PostRow.Of(posts[f.MessageId], f))];
    }

    private async Task<List<PostFact>> FindAsync(AppDbContext db, long channelId, PostFilter filter, PostCursor? before, int most, CancellationToken cancellation)
    {
        if (filter.Order == PostOrder.Posted && !filter.IsRising)
            return await NewestAsync(db, channelId, filter, before, most, cancellation);
        var matching = (await WithinAsync(db, channelId, filter, (filter.Period.Start, filter.Period.End), cancellation)).Where(p => before?.IsAfter(filter, p) ?? true);
        var sorted = filter.IsRising
            ? matching.OrderBy(p => filter.Order.ValueOf(p)).ThenBy(p => p.MessageId)
            : matching.OrderByDescending(p => filter.Order.ValueOf(p)).ThenByDescending(p => p.MessageId);
        return [.. sorted.Take(most)];
    }

    // The newest first need not read all of the period: it is walked backwards in windows that grow until the page is full.
    private async Task<List<PostFact>> NewestAsync(AppDbContext db, long channelId, PostFilter filter, PostCursor? before, int most, CancellationToken cancellation)
    {
        var found = new List<PostFact>();
        var to = before is null ? filter.Period.End : Earlier(filter.Period.End, DateTimeOffset.UnixEpoch.AddTicks((Math.Clamp(before.Value, 0, LatestMicros) + 1) * TimeSpan.TicksPerMicrosecond));
        for (var days = most == int.MaxValue ? ChannelPeriod.Longest : FirstWindow; to > filter.Period.Start && found.Count < most; days *= Growing)
        {
            var from = days >= (to - filter.Period.Start).TotalDays ? filter.Period.Start : to.AddDays(-days);
            var matching = (await WithinAsync(db, channelId, filter, (from, to), cancellation)).Where(p => before?.IsAfter(filter, p) ?? true);
            found.AddRange(matching.OrderByDescending(p => filter.Order.ValueOf(p)).ThenByDescending(p => p.MessageId).Take(most - found.Count));
            to = from;
        }
        return found;
    }

    private async Task<IEnumerable<PostFact>> WithinAsync(AppDbContext db, long channelId, PostFilter filter, (DateTimeOffset From, DateTimeOffset To) span, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var facts = await db.PostFactsAsync(database.Provider, channelId, span.From, span.To, filter.Period, cancellation);
        var saying = filter.Text?.Trim() is { Length: > 0 } text ? await SayingAsync(db, channelId, text, span, cancellation) : null;
        return facts.Where(p => filter.Matches(p, now) && (saying is null || saying.GetViewBetween(p.MessageId, p.LastId).Count > 0));
    }

    private static async Task<SortedSet<long>> SayingAsync(AppDbContext db, long channelId, string text, (DateTimeOffset From, DateTimeOffset To) span, CancellationToken cancellation)
    {
        // SQLite folds the case of ASCII only; with both spellings a word is found as it was typed, in any script.
        var (typed, lower) = (text, text.ToLowerInvariant());
#pragma warning disable CA1304, CA1311, CA1862 // Translated to SQL.
        var ids = db.ChannelPosts.Where(p => p.ChannelId == channelId && p.PostedAt >= span.From && p.PostedAt < span.To && (p.Text.ToLower().Contains(lower) || p.Text.Contains(typed))).Select(p => p.MessageId);
#pragma warning restore CA1304, CA1311, CA1862
        return [.. await ids.ToListAsync(cancellation)];
    }

    private static long LatestMicros => (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond - 1;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
