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
        var ask = new OverviewAsk(db, database.Provider, workspace, filter.Bot, OverviewRange.Of(filter.Period, time.GetUtcNow(), filter.Zone), await settings.GetAsync(workspace, PaymentSettings.Currency), overview.IsLive);
        if (OverviewRowQueries.Of(ask, filter) is not { } queries)
            return null;
        var (count, rows) = (0L, new List<OverviewRow>());
        foreach (var query in queries)
        {
            count += await query.LongCountAsync(cancellation);
            rows.AddRange(await query.OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Take(skip + limit).ToListAsync(cancellation));
        }
        var page = rows.OrderByDescending(r => r.At).ThenByDescending(r => r.Id).ThenByDescending(r => r.Number).Skip(skip).Take(limit).ToList();
        var names = await people.ReadAsync(workspace, [.. page.Where(r => r.Name is null).Select(r => r.PersonId).OfType<long>()], cancellation);
        return new OverviewRowPage(ask.Range, [.. page.Select(r => (r, r.Name ?? (r.PersonId is { } id ? names.Of(id).Name : "")))], count,
            await TotalAsync(filter.Key, queries, count, cancellation), UnitOf(filter.Key), filter.Key == "stars" ? Payments.Catalogue.Currencies.Stars : ask.Currency, skip + limit < count ? skip + limit : null);
    }

    /// <summary>Every one of them, for exports.</summary>
    public async IAsyncEnumerable<(OverviewRow Row, string Name)> AllAsync(WorkspaceId workspace, OverviewRowFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (int? skip = 0; skip is { } at;)
        {
            var page = await ReadAsync(workspace, filter, at, PageSize * 10, cancellation);
            foreach (var row in page?.Rows ?? [])
                yield return row;
            skip = page?.Next;
        }
    }

    /// <summary>A text as a list shows it.</summary>
    public static string Short(string text) => ShortText.Cut(text.ReplaceLineEndings(" ").Trim(), LongestText);

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
