using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Profiles.Listing;

/// <summary>Lists people by any filter, sorted, a page at a time by key; counts them, and names them all for exports and acts.</summary>
public sealed class PeopleReader(IDatabase database, AudienceQuery audiences, PersonRowReader rows, TimeProvider time)
{
    private const int Portion = 500;

    /// <summary>How many match, and how many of them a bot can write to.</summary>
    public async Task<Result<AudienceCount>> CountAsync(WorkspaceId workspace, PeopleFilter filter, CancellationToken cancellation = default)
    {
        if (!(await WriteAsync(workspace, filter, cancellation)).TryGet(out var written, out var failure))
            return failure;
        await using var db = database.Read(workspace);
        var counts = await db.QueryAsync($"SELECT COUNT(*), COUNT(CASE WHEN p.is_reachable THEN 1 END) FROM people p WHERE {written.Where}", written.Bind,
            row => new AudienceCount(row.GetInt64(0), row.GetInt64(1)), cancellation);
        return counts[0];
    }

    public async Task<Result<PeoplePage>> PageAsync(WorkspaceId workspace, PeopleFilter filter, CancellationToken cancellation = default)
    {
        if (!(await WriteAsync(workspace, filter, cancellation)).TryGet(out var written, out var failure))
            return failure;
        await using var db = database.Read(workspace);
        var keys = await KeysAsync(db, filter, written, cancellation);
        var page = keys.Take(filter.Size).ToList();
        var people = await rows.ReadAsync(db, [.. page.Select(k => k.TelegramUserId)], filter.IsLive, cancellation);
        return new PeoplePage(people, keys.Count > filter.Size ? page[^1] : null);
    }

    /// <summary>Every one in the order of the filter: read in portions, so that none of them is held for long.</summary>
    public async IAsyncEnumerable<PersonRow> AllAsync(WorkspaceId workspace, PeopleFilter filter, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var at = filter with { After = null, Size = Portion }; ;)
        {
            var page = (await PageAsync(workspace, at, cancellation)).Value;
            foreach (var row in page.Rows)
                yield return row;
            if (page.Next is null)
                yield break;
            at = at with { After = page.Next };
        }
    }

    /// <summary>The filter as a condition over <c>people p</c>.</summary>
    internal async Task<Result<WrittenPeople>> WriteAsync(WorkspaceId workspace, PeopleFilter filter, CancellationToken cancellation)
    {
        if (!(await audiences.WriteAsync(filter.Audience, workspace, time.GetUtcNow(), cancellation)).TryGet(out var written, out var failure))
            return failure;
        var values = written.Values.ToList();
        values.Add(("@workspace", (long)workspace.Value));
        var found = PeopleSearch.Write(filter.Search, (name, value) => values.Add((name, value)));
        return new WrittenPeople(written with { Where = found is null ? written.Where : $"{written.Where} AND {found}", Values = values });
    }

    private static async Task<IReadOnlyList<PeopleCursor>> KeysAsync(AppDbContext db, PeopleFilter filter, WrittenPeople written, CancellationToken cancellation)
    {
        var currency = filter.Sort == PeopleSort.Spent ? await MainCurrencyAsync(db, cancellation) : null;
        var order = PeopleOrder.Of(filter.Sort, filter.IsLive, currency);
        var keys = new List<PeopleCursor>();
        foreach (var isWith in filter.IsDescending ? new[] { true, false } : [false, true])
        {
            if (keys.Count <= filter.Size && IsAhead(filter, isWith))
                keys.AddRange(await PartAsync(db, filter, written, order, isWith, currency, filter.Size + 1 - keys.Count, cancellation));
        }
        return keys;
    }

    // Past a cursor without a value, those with one lie behind where the largest stand first, and ahead where the smallest do.
    private static bool IsAhead(PeopleFilter filter, bool isWith) =>
        filter.After is not { } after || (after.Value is null) == !isWith || (isWith ? !filter.IsDescending : filter.IsDescending);

    private static Task<IReadOnlyList<PeopleCursor>> PartAsync(
        AppDbContext db, PeopleFilter filter, WrittenPeople written, PeopleOrder order, bool isWith, string? currency, int most, CancellationToken cancellation)
    {
        var way = filter.IsDescending ? "DESC" : "ASC";
        var after = filter.After is { } cursor && (cursor.Value is not null) == isWith ? cursor : null;
        var beyond = after is null ? "" : isWith ? $" AND {order.Beyond(filter.IsDescending)}" : $" AND p.telegram_user_id {(filter.IsDescending ? '<' : '>')} @person";
        // CROSS JOIN: along the order's index, whatever SQLite guesses.
        var sql = isWith
            ? $"""
              SELECT s.telegram_user_id, {order.Value} FROM {order.From} CROSS JOIN people p
              WHERE {order.Where} AND p.workspace_id = s.workspace_id AND p.telegram_user_id = s.telegram_user_id AND {written.Where}{beyond}
              ORDER BY {order.Value} {way}, s.telegram_user_id {way} LIMIT @most
              """
            : $"""
              SELECT p.telegram_user_id FROM people p WHERE {written.Where}{beyond}
              AND NOT EXISTS (SELECT 1 FROM {order.From} WHERE {order.Where} AND s.workspace_id = p.workspace_id AND s.telegram_user_id = p.telegram_user_id)
              ORDER BY p.telegram_user_id {way} LIMIT @most
              """;
        return db.QueryAsync(sql, command =>
        {
            written.Bind(command);
            command.Bind(written.Provider, "@most", most);
            if (after is not null)
                command.Bind(written.Provider, "@person", after.TelegramUserId);
            if (after?.Value is { } value)
                command.Bind(written.Provider, "@value", order.Bound(value));
            if (order.NeedsCurrency)
                command.Bind(written.Provider, "@currency", currency!);
            if (order.NeedsCurrency && sql.Contains("@live", StringComparison.Ordinal))
                command.Bind(written.Provider, "@live", filter.IsLive!.Value);
        }, row => new PeopleCursor(isWith ? order.IsTime ? row.Time(1).UtcTicks : Number(row, 1) : null, row.GetInt64(0)), cancellation);
    }

    private static long Number(DbDataReader row, int column) => Convert.ToInt64(row.GetValue(column), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The currency in which the workspace sells most; of the last payment where nothing was counted yet.</summary>
    private static async Task<string> MainCurrencyAsync(AppDbContext db, CancellationToken cancellation)
    {
        var sold = await db.RevenueDays.GroupBy(r => r.Currency).Select(g => new { g.Key, Sold = g.Sum(r => r.Sold) }).ToListAsync(cancellation);
        return sold.MaxBy(s => s.Sold) is { Sold: > 0 } most ? most.Key
            : await db.Payments.Where(p => p.AmountPaid != null).OrderByDescending(p => p.Id).Select(p => p.Currency).FirstOrDefaultAsync(cancellation) ?? "USD";
    }
}

/// <summary>A filter as SQL over <c>people p</c> with its parameters.</summary>
internal sealed record WrittenPeople(WrittenAudience Audience)
{
    public string Where => Audience.Where;

    public DatabaseProvider Provider => Audience.Provider;

    public void Bind(DbCommand command) => Audience.Bind(command);

    public SqlParameters Bind(SqlParameters parameters) => Audience.Bind(parameters);
}
