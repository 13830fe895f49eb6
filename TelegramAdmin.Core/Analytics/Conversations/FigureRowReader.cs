using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Conversations;

/// <summary>Reads the rows behind a number, newest first, a page at a time by key.</summary>
public sealed class FigureRowReader(IDatabase database)
{
    public const int PageSize = 50;

    private const int Portion = 500;

    /// <param name="before">Where the page before ended; null for the newest.</param>
    public async Task<FigureRowPage> ListAsync(WorkspaceId workspace, FigureRowFilter filter, FigureCursor? before = null, int limit = PageSize, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var found = new List<FigureEntry>();
        foreach (var span in filter.Spans)
        {
            if (found.Count > limit)
                break;
            found.AddRange(await After(db.Entries(workspace, filter.Filter, filter.Kind, span), filter.Least, before)
                .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(limit + 1 - found.Count).ToListAsync(cancellation));
        }
        var page = found.Take(limit).ToList();
        return new FigureRowPage(await NameAsync(db, page, cancellation), found.Count > limit ? new FigureCursor(page[^1].At, page[^1].Id) : null);
    }

    /// <summary>Every one, for exports: read in portions, so that none of them is held for long.</summary>
    public async IAsyncEnumerable<FigureRow> AllAsync(WorkspaceId workspace, FigureRowFilter filter, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (FigureCursor? before = null; ;)
        {
            var page = await ListAsync(workspace, filter, before, Portion, cancellation);
            foreach (var row in page.Rows)
                yield return row;
            if (page.Next is null)
                yield break;
            before = page.Next;
        }
    }

    /// <summary>How many rows there are.</summary>
    public async Task<int> CountAsync(WorkspaceId workspace, FigureRowFilter filter, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var count = 0;
        foreach (var span in filter.Spans)
            count += await After(db.Entries(workspace, filter.Filter, filter.Kind, span), filter.Least, null).CountAsync(cancellation);
        return count;
    }

    private static IQueryable<FigureEntry> After(IQueryable<FigureEntry> entries, long? least, FigureCursor? before)
    {
        if (least is { } seconds)
            entries = entries.Where(e => e.Seconds >= seconds);
        return before is { } end ? entries.Where(e => e.At < end.At || (e.At == end.At && e.Id < end.Id)) : entries;
    }

    private static async Task<IReadOnlyList<FigureRow>> NameAsync(AppDbContext db, List<FigureEntry> entries, CancellationToken cancellation)
    {
        var (conversations, admins) = (entries.Select(e => e.ConversationId).Distinct().ToList(), entries.Select(e => e.By).OfType<long>().Distinct().ToList());
        var titles = await db.Conversations.Where(c => conversations.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Title, cancellation);
        var names = await db.Admins.Where(a => admins.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancellation);
        var bots = await db.Bots.ToDictionaryAsync(b => b.Id, b => b.Name, cancellation);
        return [.. entries.Select(e => new FigureRow(e, titles.GetValueOrDefault(e.ConversationId, ""), bots.GetValueOrDefault(e.BotId, ""), e.By is { } by ? names.GetValueOrDefault(by) : null))];
    }
}

/// <param name="Title">Of the conversation.</param>
/// <param name="By">Of the team; null for nobody of it.</param>
public sealed record FigureRow(FigureEntry Entry, string Title, string Bot, string? By);

/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record FigureRowPage(IReadOnlyList<FigureRow> Rows, FigureCursor? Next);

/// <summary>Where a page of rows ended, as it stands in an address: <c>microseconds-id</c>.</summary>
public sealed record FigureCursor(DateTimeOffset At, long Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(At - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond}-{Id}");

    /// <summary>Null for what is no such place.</summary>
    public static FigureCursor? Read(string? text) =>
        text?.Split('-') is [var at, var id] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var micros) && micros < LatestMicros && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? new(DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond), row) : null;

    private static long LatestMicros => (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
