using System.Data.Common;
using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Analytics.Growth;

/// <summary>Counts people by the conditions that a link to them carries, so that a number and its rows cannot differ.</summary>
public sealed class PeopleCounter(IDatabase database, AudienceQuery audiences, TimeProvider time)
{
    /// <summary>So many groups are told apart; start links may be any number.</summary>
    private const int MostGroups = 100;

    public async Task<PeopleFigure> CountAsync(WorkspaceId workspace, IReadOnlyList<Audience> who, CancellationToken cancellation = default)
    {
        var rows = await AskAsync(workspace, who, "COUNT(*)", "", row => row.GetInt64(0), cancellation);
        return new PeopleFigure(who, rows[0]);
    }

    /// <summary>When they came, by <see cref="QuarterHours"/>.</summary>
    public Task<IReadOnlyList<(long Quarter, long People)>> QuartersAsync(WorkspaceId workspace, IReadOnlyList<Audience> who, CancellationToken cancellation = default) =>
        AskAsync(workspace, who, $"{QuarterHours.Sql("p.first_seen_at", database.Provider)}, COUNT(*)", "GROUP BY 1", row => (row.GetInt64(0), row.GetInt64(1)), cancellation);

    /// <summary>By language, country, premium or start link, the largest first.</summary>
    public async Task<IReadOnlyList<PeopleGroup>> GroupsAsync(WorkspaceId workspace, IReadOnlyList<Audience> who, AudienceField field, CancellationToken cancellation = default)
    {
        var key = KeyOf(field);
        var rows = await AskAsync(workspace, who, $"{key}, COUNT(*)", $"GROUP BY {key} ORDER BY 2 DESC", row => (Key: row.IsDBNull(0) ? null : row.GetString(0), People: row.GetInt64(1)), cancellation);
        // Telegram tells "es" and "es-mx"; a filter by "es" means both.
        var groups = rows.GroupBy(r => field == AudienceField.Language ? r.Key?.Split('-')[0] : r.Key, r => r.People);
        return [.. groups.Select(g => new PeopleGroup(g.Key, new PeopleFigure([.. who, Of(field, g.Key)], g.Sum()))).OrderByDescending(g => g.Figure.People).ThenBy(g => g.Key, StringComparer.Ordinal).Take(MostGroups)];
    }

    private static string KeyOf(AudienceField field) => field switch
    {
        AudienceField.Language => "lower(p.language)",
        AudienceField.Country => "p.country",
        AudienceField.Premium => "CASE WHEN p.is_premium THEN 'true' ELSE 'false' END",
        _ => "lower(p.start_link)",
    };

    private static Audience Of(AudienceField field, string? key) => key is null ? Audience.Where(field, Comparison.Missing) : Audience.Where(field, Comparison.Is, key);

    private async Task<IReadOnlyList<T>> AskAsync<T>(WorkspaceId workspace, IReadOnlyList<Audience> who, string what, string end, Func<DbDataReader, T> row, CancellationToken cancellation)
    {
        var written = (await audiences.WriteAsync(Audience.All([.. who]), workspace, time.GetUtcNow(), cancellation)).Value;
        await using var db = database.Read(workspace);
        return await db.QueryAsync($"SELECT {what} FROM people p WHERE {written.Where} {end}", written.Bind, row, cancellation);
    }
}
