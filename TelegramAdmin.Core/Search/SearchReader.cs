using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Search;

/// <summary>Finds things of one workspace by words and filters, the newest first.</summary>
public sealed class SearchReader(IDatabase database)
{
    /// <summary>Counting further tells nobody more, and costs.</summary>
    public const int MostCounted = 1000;

    private const string Columns = "d.id, d.kind, d.source_id, d.bot_id, d.person_id, d.parent_id, d.at, d.amount, d.state, d.has_media, d.title, d.text";

    private readonly SearchDialect _dialect = SearchDialect.Of(database.Provider);

    public async Task<SearchPage> ReadAsync(WorkspaceId workspace, SearchQuery query, CancellationToken cancellation = default)
    {
        if (query.AsksNothing || query.Kinds.Count == 0 || query.Bots is { Count: 0 })
            return SearchPage.Empty;
        await using var db = database.Read(workspace);
        var sql = $"SELECT {Columns} FROM {_dialect.From} WHERE {Conditions(query, MatchOf(workspace, query) is not null)} ORDER BY {_dialect.Number} DESC LIMIT {query.Size + 1}";
        var rows = await db.QueryAsync(sql, c => Bind(c, workspace, query), row => Read(row, workspace), cancellation);
        return rows.Count > query.Size ? new SearchPage([.. rows.Take(query.Size)], rows[query.Size - 1].Id) : new SearchPage(rows, null);
    }

    /// <summary>One thing by its number in its own table; null where the index does not know it.</summary>
    /// <param name="adminId">Who asks: what belongs to others of the team alone stays theirs.</param>
    public async Task<FoundDocument?> FindAsync(WorkspaceId workspace, SearchKind kind, long sourceId, long? adminId, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.FoundDocuments.FirstOrDefaultAsync(d => d.Kind == kind && d.SourceId == sourceId && (d.AdminId == null || d.AdminId == adminId), cancellation);
    }

    /// <summary>How many of each kind, up to <see cref="MostCounted"/>; kinds without any are left out.</summary>
    public async Task<IReadOnlyDictionary<SearchKind, int>> CountAsync(WorkspaceId workspace, SearchQuery query, CancellationToken cancellation = default)
    {
        var counts = new Dictionary<SearchKind, int>();
        if (query.AsksNothing || query.Bots is { Count: 0 })
            return counts;
        await using var db = database.Read(workspace);
        foreach (var kind in query.Kinds)
        {
            var of = query with { Kinds = [kind], Before = null };
            var sql = $"SELECT COUNT(*) FROM (SELECT 1 FROM {_dialect.From} WHERE {Conditions(of, MatchOf(workspace, of) is not null)} LIMIT {MostCounted + 1}) AS found";
            var count = (await db.QueryAsync(sql, c => Bind(c, workspace, of), static row => Convert.ToInt32(row.GetValue(0), CultureInfo.InvariantCulture), cancellation))[0];
            if (count > 0)
                counts[kind] = count;
        }
        return counts;
    }

    private string? MatchOf(WorkspaceId workspace, SearchQuery query)
    {
        var tags = new List<IReadOnlyList<string>>();
        if (database.Provider == DatabaseProvider.Sqlite)
            tags.Add([SearchTags.Workspace(workspace)]); // PostgreSQL takes these two from their columns.
        if (database.Provider == DatabaseProvider.Sqlite && query.Kinds is [var kind])
            tags.Add([SearchTags.Kind(kind)]);
        if (query.Bots is { } bots)
            tags.Add([.. bots.Select(SearchTags.Bot)]);
        if (query.PersonId is { } person)
            tags.Add([SearchTags.Person(person)]);
        if (query.State is { } state)
            tags.Add([SearchTags.State(state)]);
        if (query.HasMedia)
            tags.Add([SearchTags.Media]);
        return _dialect.Match(tags, SearchTerms.Read(query.Text));
    }

    private string Conditions(SearchQuery query, bool isMatched)
    {
        List<string> all = ["d.workspace_id = @workspace", "(d.admin_id IS NULL OR d.admin_id = @admin)", $"d.kind IN ({string.Join(", ", query.Kinds.Select(k => (int)k))})"];
        if (isMatched)
            all.Add(_dialect.Matches);
        if (query.Before is not null)
            all.Add($"{_dialect.Number} < @before");
        if (query.From is not null)
            all.Add("d.at >= @from");
        if (query.Until is not null)
            all.Add("d.at < @until");
        if (query.LeastAmount is not null)
            all.Add("d.amount >= @least");
        if (query.MostAmount is not null)
            all.Add("d.amount <= @most");
        return string.Join(" AND ", all);
    }

    private void Bind(DbCommand command, WorkspaceId workspace, SearchQuery query)
    {
        void Add(string name, object? value)
        {
            if (value is not null)
                command.Bind(database.Provider, name, value);
        }
        Add("@workspace", workspace.Value);
        Add("@admin", query.AdminId ?? 0);
        Add("@match", MatchOf(workspace, query));
        Add("@before", query.Before);
        Add("@from", query.From);
        Add("@until", query.Until);
        Add("@least", query.LeastAmount);
        Add("@most", query.MostAmount);
    }

    private static FoundDocument Read(DbDataReader row, WorkspaceId workspace) => new()
    {
        Id = row.GetInt64(0),
        WorkspaceId = workspace,
        Kind = (SearchKind)row.GetInt32(1),
        SourceId = row.GetInt64(2),
        BotId = row.IsDBNull(3) ? null : new BotId(row.GetInt64(3)),
        PersonId = row.IsDBNull(4) ? null : row.GetInt64(4),
        ParentId = row.IsDBNull(5) ? null : row.GetInt64(5),
        At = row.Time(6),
        Amount = row.IsDBNull(7) ? null : row.GetInt64(7),
        State = row.IsDBNull(8) ? null : row.GetString(8),
        HasMedia = row.GetBoolean(9),
        Title = row.GetString(10),
        Text = row.GetString(11),
    };
}
