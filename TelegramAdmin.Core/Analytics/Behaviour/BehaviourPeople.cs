using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Analytics.Behaviour;

/// <summary>The people behind a number: of a step, or of a cohort in one of its weeks or months.</summary>
/// <param name="Start">Of a cohort; null for those of a step.</param>
/// <param name="After">How many weeks or months later they wrote.</param>
public sealed record PeopleRows(BehaviourFilter Filter, FunnelStep Step = FunnelStep.Started, DateOnly? Start = null, int After = 0);

/// <summary>Lists people behind a number, by Telegram id.</summary>
public sealed class BehaviourPeople(IDatabase database, PersonReader people)
{
    public const int PageSize = 50;

    /// <param name="after">The last id of the page before.</param>
    /// <returns>Up to one more than <paramref name="limit"/>, which tells that there are more.</returns>
    public async Task<IReadOnlyList<Person>> ListAsync(WorkspaceId workspace, PeopleRows rows, long? after = null, int limit = PageSize, CancellationToken cancellation = default)
    {
        var ids = await AskAsync(workspace, rows, "p.telegram_user_id", $" AND p.telegram_user_id > @after ORDER BY p.telegram_user_id LIMIT {limit + 1}", after, cancellation);
        var names = await people.ReadAsync(workspace, [.. ids], cancellation);
        return [.. ids.Select(names.Of)];
    }

    public async Task<long> CountAsync(WorkspaceId workspace, PeopleRows rows, CancellationToken cancellation = default) => (await AskAsync(workspace, rows, "COUNT(*)", "", null, cancellation))[0];

    private async Task<IReadOnlyList<long>> AskAsync(WorkspaceId workspace, PeopleRows rows, string what, string end, long? after, CancellationToken cancellation)
    {
        var filter = rows.Filter;
        await using var db = database.Read(workspace);
        if (rows.Start is not { } start)
            return await db.QueryAsync($"SELECT {what} FROM people p WHERE {BehaviourSql.Started(filter)} AND {BehaviourSql.Did(rows.Step)}{end}",
                command =>
                {
                    command.Bind(database.Provider, workspace, filter);
                    BindAfter(command);
                }, row => row.GetInt64(0), cancellation);
        var unit = new CohortUnit(filter.IsMonthly);
        var (seen, unseen) = (unit.Add(start, rows.After), unit.Add(start, rows.After + 1));
        return await db.QueryAsync($"""
            SELECT {what} FROM people p WHERE p.workspace_id = @workspace AND p.started_at >= @from AND p.started_at < @to{BehaviourSql.OfBot(filter.Bot)}
            AND EXISTS (SELECT 1 FROM active_days d WHERE d.workspace_id = p.workspace_id AND d.telegram_user_id = p.telegram_user_id AND d.day >= @seen AND d.day < @unseen{(filter.Bot is null ? "" : " AND d.bot_id = @bot")}){end}
            """, command =>
        {
            command.Bind(database.Provider, workspace, filter, CohortUnit.Moment(start), CohortUnit.Moment(unit.Add(start, 1)));
            command.Bind(database.Provider, "@seen", CohortUnit.Moment(seen));
            command.Bind(database.Provider, "@unseen", CohortUnit.Moment(unseen));
            BindAfter(command);
        }, row => row.GetInt64(0), cancellation);

        void BindAfter(System.Data.Common.DbCommand command)
        {
            if (end.Length > 0)
                command.Bind(database.Provider, "@after", after ?? long.MinValue);
        }
    }
}
