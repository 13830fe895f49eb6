using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Analytics.Conversations;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Overview.Rows;

/// <summary>Reads the rows behind a figure of the dashboard, the newest first, and works the figure out from them.</summary>
public sealed class OverviewRowReader(IDatabase database, OverviewReader overview, PersonReader people, SettingsStore settings, TimeProvider time)
{
    public const int PageSize = 50;

    private const int LongestText = 200;

    /// <param name="skip">How many newer ones are left out.</param>
    /// <returns>Null where there is no such figure.</returns>
    public async Task<OverviewRowPage?> ReadAsync(WorkspaceId workspace, OverviewRowFilter filter, int skip = 0, int limit = PageSize, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var ask = await AskAsync(db, workspace, filter);
        if (OverviewRowQueries.Of(ask, filter) is not { } queries)
            return null;
        var count = 0L;
        foreach (var query in queries)
            count += await query.LongCountAsync(cancellation);
        var rows = skip < count ? await PageAsync(queries, skip, limit, cancellation) : [];
        return new OverviewRowPage(ask.Range, await NamedAsync(workspace, rows, cancellation), count, await TotalAsync(filter.Key, queries, count, cancellation),
            UnitOf(filter.Key), filter.Key == "stars" ? Payments.Catalogue.Currencies.Stars : ask.Currency, (long)skip + limit < count ? skip + limit : null);
    }

    /// <summary>Every one of them, for exports: step by step, each beginning where the last one ended.</summary>
    public async IAsyncEnumerable<(OverviewRow Row, string Name)> AllAsync(
        WorkspaceId workspace, OverviewRowFilter filter, int step = 500, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        if (OverviewRowQueries.Of(await AskAsync(db, workspace, filter), filter) is not { } queries)
            yield break;
        for (OverviewRow? last = null; ;)
        {
            var rows = await PageAsync(last is null ? queries : [.. queries.Select(q => OlderThan(q, last))], 0, step, cancellation);
            foreach (var named in await NamedAsync(workspace, rows, cancellation))
                yield return named;
            if (rows.Count < step)
                yield break;
            last = rows[^1];
        }
    }

    /// <summary>A text as a list shows it.</summary>
    public static string Short(string text) => ShortText.Cut(text.ReplaceLineEndings(" ").Trim(), LongestText);

    private async Task<OverviewAsk> AskAsync(AppDbContext db, WorkspaceId workspace, OverviewRowFilter filter) => new(
        db, database.Provider, workspace, filter.Bot, OverviewRange.Of(filter.Period, time.GetUtcNow(), filter.Zone), await settings.GetAsync(workspace, PaymentSettings.Currency), overview.IsLive);

    // Of several tables each may hold the whole page, so only one alone can leave out the newer ones itself.
    private static async Task<IReadOnlyList<OverviewRow>> PageAsync(IReadOnlyList<IQueryable<OverviewRow>> queries, int skip, int limit, CancellationToken cancellation)
    {
        var left = queries.Count == 1 ? 0 : skip;
        var rows = new List<OverviewRow>();
        foreach (var query in queries)
            rows.AddRange(await query.OrderByDescending(r => r.At).ThenByDescending(r => r.Kind).ThenByDescending(r => r.Id).ThenByDescending(r => r.Number).Skip(skip - left).Take(left + limit).ToListAsync(cancellation));
        return queries.Count == 1 ? rows
            : [.. rows.OrderByDescending(r => r.At).ThenByDescending(r => r.Kind).ThenByDescending(r => r.Id).ThenByDescending(r => r.Number).Skip(left).Take(limit)];
    }

    private static IQueryable<OverviewRow> OlderThan(IQueryable<OverviewRow> query, OverviewRow last)
    {
        var (at, kind, id, number) = (last.At, last.Kind, last.Id, last.Number);
        return query.Where(r => r.At < at || (r.At == at && (r.Kind < kind || (r.Kind == kind && (r.Id < id || (r.Id == id && r.Number < number))))));
    }

    private async Task<IReadOnlyList<(OverviewRow Row, string Name)>> NamedAsync(WorkspaceId workspace, IReadOnlyList<OverviewRow> rows, CancellationToken cancellation)
    {
        var names = await people.ReadAsync(workspace, [.. rows.Where(r => r.Name is null).Select(r => r.PersonId).OfType<long>()], cancellation);
        return [.. rows.Select(r => (r, r.Name ?? (r.PersonId is { } id ? names.Of(id).Name : "")))];
    }

    private static FigureUnit UnitOf(string key) => key switch
    {
        "revenue" => FigureUnit.Money,
        "stars" => FigureUnit.Stars,
        "first" => FigureUnit.Seconds,
        "in-time" or "delivery" => FigureUnit.Share,
        _ => FigureUnit.Count,
    };

    private static async Task<double?> TotalAsync(string key, IReadOnlyList<IQueryable<OverviewRow>> queries, long count, CancellationToken cancellation)
    {
        switch (key)
        {
            case "revenue" or "stars" or "credits" or "views" or "members":
                return await queries[0].SumAsync(r => r.Value ?? 0, cancellation);
            case "paying":
                return await queries[0].Select(r => r.PersonId).Distinct().CountAsync(cancellation);
            case "first":
                return Spread.Of((await queries[0].Select(r => r.Value!.Value).ToListAsync(cancellation)).ConvertAll(s => (long)s)).Median;
            case "in-time":
                return count == 0 ? null : await queries[0].AverageAsync(r => r.Value!.Value, cancellation);
            case "delivery":
                return count == 0 ? null : (double)await queries[0].CountAsync(cancellation) / count;
            default:
                return count;
        }
    }
}
