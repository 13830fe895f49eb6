using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Gifts;
using TelegramAdmin.Core.Campaigns.Sequences;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Analytics.Campaigns;

/// <summary>Reads what campaigns brought, and the people behind each number.</summary>
public sealed class CampaignFigureReader(IDatabase database, PersonReader people, TimeProvider time)
{
    public const int PageSize = 50;

    /// <summary>The newest are told; each costs a look at its people.</summary>
    private const int Most = 50;

    private static readonly TimeSpan Window = TimeSpan.FromDays(3);

    private readonly SharedRead<(WorkspaceId, DayPeriod, string), CampaignFigures> _shared = new(TimeSpan.FromMinutes(1), time);

    /// <param name="currency">What sums are in.</param>
    public Task<CampaignFigures> ReadAsync(WorkspaceId workspace, DayPeriod period, string currency) => _shared.GetAsync((workspace, period, currency), () => LoadAsync(workspace, period, currency));

    /// <param name="after">The last id of the page before.</param>
    /// <returns>Up to one more than <paramref name="limit"/>, which tells that there are more.</returns>
    public async Task<IReadOnlyList<Person>> PeopleAsync(WorkspaceId workspace, CampaignRows rows, long? after = null, int limit = PageSize, CancellationToken cancellation = default)
    {
        var sql = CampaignSql.Of(rows.Kind);
        await using var db = database.Read(workspace);
        var ids = await db.QueryAsync(
            $"SELECT r.telegram_user_id FROM {sql.Table} r WHERE {sql.Mine} AND {sql.Within} AND {sql.Is(rows.Part)} AND r.telegram_user_id > @after ORDER BY r.telegram_user_id LIMIT {limit + 1}",
            command =>
            {
                Bind(command, workspace, rows.Period, rows.Currency, rows.Id);
                command.Bind(database.Provider, "@after", after ?? long.MinValue);
            }, row => row.GetInt64(0), cancellation);
        var names = await people.ReadAsync(workspace, [.. ids], cancellation);
        return [.. ids.Select(names.Of)];
    }

    private async Task<CampaignFigures> LoadAsync(WorkspaceId workspace, DayPeriod period, string currency)
    {
        await using var db = database.Read(workspace);
        var (from, to) = (period.Start, period.End);
        var broadcasts = await db.Broadcasts.Where(b => b.StartedAt >= from && b.StartedAt < to).OrderByDescending(b => b.StartedAt).Take(Most).Select(b => new { b.Id, b.Name, At = b.StartedAt!.Value }).ToListAsync();
        var gifts = await db.GiftCampaigns.Where(g => g.StartedAt >= from && g.StartedAt < to).OrderByDescending(g => g.StartedAt).Take(Most).Select(g => new { g.Id, g.Name, At = g.StartedAt!.Value }).ToListAsync();
        var entered = await db.SequenceRuns.Where(r => r.BeganAt >= from && r.BeganAt < to).GroupBy(r => r.SequenceId).Select(g => new { Id = g.Key, At = g.Min(r => r.BeganAt) }).ToListAsync();
        var names = await db.Sequences.ToDictionaryAsync(s => s.Id, s => s.Name);
        var all = broadcasts.Select(b => (Kind: CampaignKind.Broadcast, b.Id, b.Name, b.At))
            .Concat(gifts.Select(g => (CampaignKind.Gift, g.Id, g.Name, g.At)))
            .Concat(entered.Where(e => names.ContainsKey(e.Id)).Select(e => (CampaignKind.Sequence, e.Id, names[e.Id], e.At)));
        var lines = new List<CampaignLine>();
        foreach (var (kind, id, name, at) in all.OrderByDescending(c => c.At).Take(Most))
            lines.Add(await LineAsync(db, workspace, period, currency, new CampaignLine(kind, id, name, at, 0, 0, 0, 0, 0, 0)));
        return new CampaignFigures(period, currency, lines);
    }

    private async Task<CampaignLine> LineAsync(AppDbContext db, WorkspaceId workspace, DayPeriod period, string currency, CampaignLine line)
    {
        var sql = CampaignSql.Of(line.Kind);
        string Count(CampaignPart part) => $"COUNT(CASE WHEN {sql.Is(part)} THEN 1 END)";
        string When(string which) => $"{which}(CASE WHEN {sql.Reached} THEN {sql.Began} END)";
        var counted = (await db.QueryAsync(
            $"""
            SELECT COUNT(*), {Count(CampaignPart.Reached)}, {Count(CampaignPart.Responded)}, {Count(CampaignPart.Left)}, {When("MIN")}, {When("MAX")}
            FROM {sql.Table} r WHERE {sql.Mine} AND {sql.Within}
            """,
            command => Bind(command, workspace, period, currency, line.Id),
            row => (Line: line with { People = row.GetInt64(0), Reached = row.GetInt64(1), Responded = row.GetInt64(2), Left = row.GetInt64(3) },
                Days: row.IsDBNull(4) ? ((DateTimeOffset First, DateTimeOffset Last)?)null : (row.Time(4), row.Time(5)))))[0];
        if (counted.Days is not { } days)
            return counted.Line;
        var sales = await db.QueryAsync(sql.Sales, command =>
        {
            Bind(command, workspace, period, currency, line.Id);
            command.Bind(database.Provider, "@first", days.First);
            command.Bind(database.Provider, "@last", days.Last + Window);
        }, row => (Bought: row.GetInt64(0), Paid: row.GetInt64(1)));
        return counted.Line with { Bought = sales[0].Bought, Paid = sales[0].Paid };
    }

    private void Bind(DbCommand command, WorkspaceId workspace, DayPeriod period, string currency, long id)
    {
        command.Bind(database.Provider, "@workspace", workspace.Value);
        command.Bind(database.Provider, "@id", id);
        BindIfAsked("@from", period.Start);
        BindIfAsked("@to", period.End);
        BindIfAsked("@currency", currency);
        BindIfAsked("@window", database.Provider == DatabaseProvider.Sqlite ? (long)Window.TotalMicroseconds : Window); // As the difference of two times comes out there.

        void BindIfAsked(string name, object value)
        {
            if (command.CommandText.Contains(name, StringComparison.Ordinal))
                command.Bind(database.Provider, name, value);
        }
    }
}
