using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Reading;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Analytics.Delivery;

/// <summary>
/// Counts the messages themselves, so that each number has its rows. Messages lie in the order in which they came: the days are a range of
/// them, found without an index over times.
/// </summary>
public sealed class DeliveryFigureReader(IDatabase database, TimeProvider time)
{
    public const int PageSize = 50;

    private const int MostCauses = 30;

    private readonly SharedRead<(WorkspaceId, DeliveryFilter), DeliveryFigures> _shared = new(TimeSpan.FromSeconds(30), time);

    public Task<DeliveryFigures> ReadAsync(WorkspaceId workspace, DeliveryFilter filter) => _shared.GetAsync((workspace, filter), () => LoadAsync(workspace, filter));

    /// <summary>The messages behind a number, the newest first.</summary>
    /// <param name="before">The id of the last row of the page before.</param>
    /// <returns>Up to one more than <paramref name="limit"/>, which tells that there are more.</returns>
    public async Task<IReadOnlyList<OutboxMessage>> ListAsync(WorkspaceId workspace, DeliveryRows rows, long? before = null, int limit = PageSize, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var query = await RowsAsync(db, rows, cancellation);
        return await query.Where(m => before == null || m.Id < before).OrderByDescending(m => m.Id).Take(limit + 1).ToListAsync(cancellation);
    }

    public async Task<long> CountAsync(WorkspaceId workspace, DeliveryRows rows, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await (await RowsAsync(db, rows, cancellation)).LongCountAsync(cancellation);
    }

    private async Task<DeliveryFigures> LoadAsync(WorkspaceId workspace, DeliveryFilter filter)
    {
        await using var db = database.Read(workspace);
        var (period, before) = (filter.Period, filter.Period.Against(filter.Against));
        var all = await PartsAsync(db, workspace, filter);
        var now = all.GroupBy(p => (p.Bot, p.Key, p.State)).Select(g => (g.Key.Bot, g.Key.Key, g.Key.State, Count: g.Sum(p => p.Count))).ToList();
        var days = all.ToLookup(p => p.Day, p => (p.State, p.Count));
        var then = before is null ? null : await GroupsAsync(db, await AcceptedAsync(db, filter, before.Start, before.EndBeside(period, time.GetUtcNow()), default));
        return new DeliveryFigures(
            filter,
            DeliveryCounts.Of(now.Select(g => (g.State, g.Count))),
            then is null ? null : DeliveryCounts.Of(then.Select(g => (g.State, g.Count))),
            [.. now.GroupBy(g => g.Bot).Select(b => (b.Key, DeliveryCounts.Of(b.Select(g => (g.State, g.Count))))).OrderByDescending(b => b.Item2.Accepted)],
            [.. now.GroupBy(g => g.Key).Select(k => (k.Key, DeliveryCounts.Of(k.Select(g => (g.State, g.Count))))).OrderByDescending(k => k.Item2.Accepted)],
            await CausesAsync(db, filter),
            [.. period.Days.Select(day => DeliveryCounts.Of(days[day]))]);
    }

    private static async Task<IQueryable<OutboxMessage>> AcceptedAsync(AppDbContext db, DeliveryFilter filter, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var first = await FirstAsync(db, from, cancellation);
        return db.OutboxMessages.Where(m => m.Id >= first && m.CreatedAt >= from && m.CreatedAt < to && (filter.Bot == null || m.BotId == filter.Bot));
    }

    private static Task<long> FirstAsync(AppDbContext db, DateTimeOffset from, CancellationToken cancellation) =>
        RowTime.FirstAtAsync(db.OutboxMessages.Select(m => new RowTime { Id = m.Id, At = m.CreatedAt }), from, cancellation);

    private static async Task<IReadOnlyList<(BotId Bot, long? Key, DeliveryState State, long Count)>> GroupsAsync(AppDbContext db, IQueryable<OutboxMessage> messages) =>
        [.. (await messages.GroupBy(m => new { m.BotId, m.ApiKeyId, m.State }).Select(g => new { g.Key, Count = g.LongCount() }).ToListAsync()).Select(g => (g.Key.BotId, g.Key.ApiKeyId, g.Key.State, g.Count))];

    private static async Task<IReadOnlyList<(string Cause, long Count)>> CausesAsync(AppDbContext db, DeliveryFilter filter)
    {
        var first = await FirstAsync(db, filter.Period.Start, default);
        var failed = db.Faults(DeliveryState.Failed).Where(m => m.Id >= first && m.CreatedAt >= filter.Period.Start && m.CreatedAt < filter.Period.End && (filter.Bot == null || m.BotId == filter.Bot));
        var errors = await failed.GroupBy(m => m.Error).Select(g => new { g.Key, Count = g.LongCount() }).ToListAsync();
        return [.. errors.GroupBy(e => FailureCause.Of(e.Key ?? ""), e => e.Count).Select(g => (g.Key, g.Sum())).OrderByDescending(c => c.Item2).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MostCauses)];
    }

    /// <summary>All messages of the period by everything that they are told by, in one pass.</summary>
    private async Task<IReadOnlyList<(DateOnly Day, BotId Bot, long? Key, DeliveryState State, long Count)>> PartsAsync(AppDbContext db, WorkspaceId workspace, DeliveryFilter filter)
    {
        var first = await FirstAsync(db, filter.Period.Start, default);
        return await db.QueryAsync(
            $"""
            SELECT {QuarterHours.Sql("m.created_at", database.Provider)}, m.bot_id, m.api_key_id, m.state, COUNT(*) FROM outbox_messages m
            WHERE m.workspace_id = @workspace AND m.id >= @first AND m.created_at >= @from AND m.created_at < @to{(filter.Bot is null ? "" : " AND m.bot_id = @bot")} GROUP BY 1, 2, 3, 4
            """,
            command =>
            {
                command.Bind(database.Provider, "@workspace", workspace.Value);
                command.Bind(database.Provider, "@first", first);
                command.Bind(database.Provider, "@from", filter.Period.Start);
                command.Bind(database.Provider, "@to", filter.Period.End);
                if (filter.Bot is { } bot)
                    command.Bind(database.Provider, "@bot", bot.Value);
            }, row => (filter.Period.DayOf(row.GetInt64(0)), new BotId(row.GetInt64(1)), row.IsDBNull(2) ? (long?)null : row.GetInt64(2), (DeliveryState)row.GetInt32(3), row.GetInt64(4)));
    }

    private static async Task<IQueryable<OutboxMessage>> RowsAsync(AppDbContext db, DeliveryRows rows, CancellationToken cancellation)
    {
        var query = await AcceptedAsync(db, rows.Filter, rows.Filter.Period.Start, rows.Filter.Period.End, cancellation);
        if (rows.States.Count > 0)
            query = query.Where(m => rows.States.Contains(m.State));
        if (rows.Key is { } key)
            query = query.Where(m => key == 0 ? m.ApiKeyId == null : m.ApiKeyId == key);
        if (rows.Cause is not { } cause)
            return query;
        // A cause is what errors have in common, which only the program knows.
        var errors = (await query.Where(m => m.Error != null).Select(m => m.Error!).Distinct().ToListAsync(cancellation)).Where(e => FailureCause.Of(e) == cause).ToList();
        return query.Where(m => m.Error != null && errors.Contains(m.Error));
    }
}
