using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Analytics.Behaviour;

/// <summary>Who came back: of the people of each of the last twelve weeks or months, how many wrote in each that followed.</summary>
public sealed class RetentionReader(IDatabase database, TimeProvider time)
{
    internal async Task<IReadOnlyList<Cohort>> ReadAsync(AppDbContext db, WorkspaceId workspace, BehaviourFilter filter)
    {
        var unit = new CohortUnit(filter.IsMonthly);
        var last = unit.StartOf(time.GetUtcNow());
        var first = unit.Add(last, 1 - CohortUnit.Count);
        var (began, at) = (unit.Sql("p.started_at", database.Provider), unit.Sql("d.day", database.Provider));
        var people = (await db.QueryAsync($"SELECT {began}, COUNT(*) FROM people p WHERE p.workspace_id = @workspace AND p.started_at >= @from{BehaviourSql.OfBot(filter.Bot)} GROUP BY 1",
            Bind, row => (Start: unit.Read(row, 0), People: row.GetInt64(1)))).ToDictionary(r => r.Start, r => r.People);
        var active = (await db.QueryAsync($"""
            SELECT {began}, {at}, COUNT(DISTINCT d.telegram_user_id) FROM active_days d JOIN people p ON p.workspace_id = d.workspace_id AND p.telegram_user_id = d.telegram_user_id
            WHERE d.workspace_id = @workspace AND d.day >= @from AND p.started_at >= @from{BehaviourSql.OfBot(filter.Bot)}{(filter.Bot is null ? "" : " AND d.bot_id = @bot")} GROUP BY 1, 2
            """, Bind, row => (Start: unit.Read(row, 0), At: unit.Read(row, 1), People: row.GetInt64(2)))).ToDictionary(r => (r.Start, unit.Between(r.Start, r.At)), r => r.People);
        return [.. Enumerable.Range(0, CohortUnit.Count).Select(i => unit.Add(first, i)).Select(start =>
            new Cohort(start, people.GetValueOrDefault(start), [.. Enumerable.Range(0, unit.Between(start, last) + 1).Select(i => active.GetValueOrDefault((start, i)))]))];

        void Bind(System.Data.Common.DbCommand command) => command.Bind(database.Provider, workspace, filter, from: CohortUnit.Moment(first));
    }
}
