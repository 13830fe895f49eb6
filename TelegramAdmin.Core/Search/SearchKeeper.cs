using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Search;

/// <summary>
/// Keeps the index in step with what it is about, after the commit: rows that are only added are found by their number, everything else by the changes
/// that triggers noted. What is told twice is written twice, to the same end.
/// </summary>
public sealed class SearchKeeper(IDatabase database, IEnumerable<ISearchSource> sources, TimeProvider time)
{
    private const int Most = 500;
    private const int FarBehind = 10_000;

    private readonly IReadOnlyList<ISearchSource> _sources = [.. sources.OrderBy(s => s.Kind)];
    private readonly SearchDialect _dialect = SearchDialect.Of(database.Provider);
    private readonly Dictionary<SearchKind, AppendedPlace> _places = [];

    // Not disposed: a round may still be under way when a start is refused, and it holds nothing of the system.
    private SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>Makes what the index needs of the database, and begins with what it does not know yet.</summary>
    private async Task PrepareAsync(CancellationToken cancellation)
    {
        await RunAsync(_dialect.Objects, cancellation);
        // Each table in a transaction of its own: whoever held several while others write could wait for them while they wait for it.
        foreach (var (kind, table) in _sources.SelectMany(s => s.Tables.Select(t => (s.Kind, t))))
            await RunAsync(_dialect.Watch(Watched(kind, table)), cancellation);
        await database.WriteAsync(null, async db =>
        {
            var known = await db.SearchCursors.Select(c => c.Kind).ToListAsync(CancellationToken.None);
            foreach (var source in _sources.Where(s => !known.Contains(s.Kind)))
                await BeginAsync(db, source);
        }, cancellation);
        await using var read = database.ReadAll();
        var places = await read.SearchCursors.ToDictionaryAsync(c => c.Kind, c => c.UpTo, cancellation);
        foreach (var source in _sources.Where(s => s.Tables[0].IsAppended))
            _places[source.Kind] = new AppendedPlace(places.GetValueOrDefault(source.Kind), Settles);
    }

    /// <summary>Takes in what is new and what changed.</summary>
    /// <returns>How many things it looked at; 0 when it is up to date.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellation = default)
    {
        await Turn.WaitAsync(cancellation);
        try
        {
            if (!await IsPreparedAsync(cancellation))
                await PrepareAsync(cancellation);
            var count = await TakeChangesAsync(cancellation);
            foreach (var source in _sources.Where(s => _places.ContainsKey(s.Kind)))
                count += await TakeNewAsync(source, _places[source.Kind], cancellation);
            return count;
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Forgets everything. The next rounds begin anew, in this process or in the one that runs beside it.</summary>
    public async Task RebuildAsync(CancellationToken cancellation = default)
    {
        await Turn.WaitAsync(cancellation);
        try
        {
            await RunAsync(_dialect.Objects, cancellation); // The command line may be here before the first start.
            while (await database.WriteAsync(null, db => db.FoundDocuments.OrderBy(d => d.Id).Take(Most * 4).ExecuteDeleteAsync(CancellationToken.None), cancellation) > 0)
                cancellation.ThrowIfCancellationRequested();
            await PackAsync(cancellation);
            await database.WriteAsync(null, async db =>
            {
                await db.SearchChanges.ExecuteDeleteAsync(CancellationToken.None);
                await db.SearchCursors.ExecuteDeleteAsync(CancellationToken.None);
            }, cancellation);
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Looks for what is missing in the index and for what is in it and gone, and has both looked at again.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> CompareAsync(CancellationToken cancellation = default)
    {
        var found = 0;
        foreach (var source in _sources.Where(s => !s.Tables[0].IsAppended))
            found += await NoteDifferencesAsync(source, cancellation);
        await PackAsync(cancellation);
        return found;
    }

    /// <summary>Forgets all that is about a person, and gives back the room, so that no word of it is left in the file.</summary>
    public async Task ForgetPersonAsync(WorkspaceId workspace, long telegramUserId, CancellationToken cancellation = default)
    {
        await database.WriteAsync(workspace, async db =>
        {
            await db.FoundDocuments.Where(d => d.PersonId == telegramUserId).ExecuteDeleteAsync(CancellationToken.None);
            await db.SearchChanges.Where(c => c.Kind == SearchKind.Person && c.SourceId == telegramUserId).ExecuteDeleteAsync(CancellationToken.None);
        }, cancellation);
        await PackAsync(cancellation);
    }

    // A step at a time: others write in between.
    private async Task PackAsync(CancellationToken cancellation)
    {
        for (var isFirst = true; await database.WriteAsync(null, db => _dialect.PackAsync(db.Session, isFirst), cancellation); isFirst = false)
            cancellation.ThrowIfCancellationRequested();
    }

    // Whoever rebuilds the index, here or by the command line, takes the cursors away.
    private Task RunAsync(IReadOnlyList<string> statements, CancellationToken cancellation) => database.WriteAsync(null, async db =>
    {
        foreach (var statement in statements)
            await db.Session.RunAsync(statement, static _ => { });
    }, cancellation);

    private async Task<bool> IsPreparedAsync(CancellationToken cancellation)
    {
        if (_places.Count == 0)
            return false;
        await using var db = database.ReadAll();
        return await db.SearchCursors.CountAsync(cancellation) == _sources.Count;
    }

    // On PostgreSQL a row with a lower number can become visible after one with a higher.
    private TimeSpan Settles => database.Provider == DatabaseProvider.Sqlite ? TimeSpan.Zero : TimeSpan.FromSeconds(10);

    private static WatchedTable Watched(SearchKind kind, SearchTable table) => new(table.Name, (long)kind, table.Key, table.Columns, table.IsAppended);

    private static async Task BeginAsync(AppDbContext db, ISearchSource source)
    {
        var table = source.Tables[0];
        db.SearchCursors.Add(new SearchCursor { Kind = source.Kind });
        if (!table.IsAppended)
            await db.Session.RunAsync($"INSERT INTO search_changes (workspace_id, kind, source_id) SELECT DISTINCT workspace_id, {(int)source.Kind}, {table.KeyOf("src")} FROM {table.Name} AS src WHERE {table.WhereOf("src") ?? "1 = 1"}", static _ => { });
    }

    // Looked for beside the writers: on SQLite nobody could write while whole tables are compared.
    private async Task<int> NoteDifferencesAsync(ISearchSource source, CancellationToken cancellation)
    {
        var (kind, table) = ((int)source.Kind, source.Tables[0]);
        var only = table.WhereOf("src") ?? "1 = 1";
        var different = await KeysAsync($"""
            SELECT DISTINCT workspace_id, {table.KeyOf("src")} FROM {table.Name} AS src
            WHERE {only} AND NOT EXISTS (SELECT 1 FROM search_documents d WHERE d.workspace_id = src.workspace_id AND d.kind = {kind} AND d.source_id = {table.KeyOf("src")})
            UNION ALL
            SELECT d.workspace_id, d.source_id FROM search_documents d
            WHERE d.kind = {kind} AND NOT EXISTS (SELECT 1 FROM {table.Name} AS src WHERE src.workspace_id = d.workspace_id AND {table.KeyOf("src")} = d.source_id AND {only})
            """, cancellation);
        foreach (var some in different.Chunk(Most))
            await database.WriteAsync(null, db => db.Session.ForEachAsync("INSERT INTO search_changes (workspace_id, kind, source_id) VALUES (@workspace, @kind, @source)", some,
                (p, key) => p.Add("@workspace", key.WorkspaceId).Add("@kind", (long)kind).Add("@source", key.Id)), cancellation);
        return different.Count;
    }

    private async Task<IReadOnlyList<SearchKey>> KeysAsync(string sql, CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        return await db.QueryAsync(sql, static _ => { }, static row => new SearchKey(new WorkspaceId(row.GetInt32(0)), row.GetInt64(1)), cancellation);
    }

    private async Task<int> TakeChangesAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        var changes = await db.SearchChanges.OrderBy(c => c.Id).Take(Most).ToListAsync(cancellation);
        if (changes.Count == 0)
            return 0;
        var (rows, gone) = (new List<SearchRow>(), new List<(SearchKind Kind, SearchKey Key)>());
        foreach (var kind in changes.GroupBy(c => c.Kind).OrderBy(g => g.Key))
        {
            var keys = kind.Select(c => new SearchKey(c.WorkspaceId, c.SourceId)).Distinct().ToList();
            var documents = _sources.FirstOrDefault(s => s.Kind == kind.Key) is { } source ? await ReadAsync(db, source, keys, cancellation) : [];
            rows.AddRange(documents.Select(d => d.ToRow(kind.Key)));
            gone.AddRange(keys.Except(documents.Select(d => d.Key)).Select(key => (kind.Key, key)));
        }
        var done = changes.Select(c => c.Id).ToList();
        await database.WriteAsync(null, async write =>
        {
            await _dialect.PutAsync(write.Session, rows);
            await write.Session.ForEachAsync("DELETE FROM search_documents WHERE workspace_id = @workspace AND kind = @kind AND source_id = @source", gone,
                static (p, g) => p.Add("@workspace", g.Key.WorkspaceId).Add("@kind", (long)g.Kind).Add("@source", g.Key.Id));
            await write.SearchChanges.Where(c => done.Contains(c.Id)).ExecuteDeleteAsync(CancellationToken.None);
        }, cancellation);
        return changes.Count;
    }

    private async Task<int> TakeNewAsync(ISearchSource source, AppendedPlace place, CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        var table = source.Tables[0];
        var last = (await db.QueryAsync($"SELECT COALESCE(MAX(id), 0) FROM {table.Name}", static _ => { }, static row => row.GetInt64(0), cancellation))[0];
        if (last <= place.Settled && place.IsQuiet)
            return 0;
        var keys = await db.QueryAsync(NewSql(source), c => c.Bind(database.Provider, "@after", place.ReadFrom), static row => new SearchKey(new WorkspaceId(row.GetInt32(0)), row.GetInt64(1)), cancellation);
        var documents = keys.Count == 0 ? [] : await ReadAsync(db, source, keys, cancellation);
        place.Advance(keys.Count == Most ? keys[^1].Id : null, last, time.GetUtcNow());
        if (documents.Count > 0 || place.Settled - place.Kept > FarBehind)
            await KeepAsync(source.Kind, [.. documents.OrderBy(d => d.Key.Id).Select(d => d.ToRow(source.Kind))], place, cancellation);
        return keys.Count;
    }

    private async Task KeepAsync(SearchKind kind, IReadOnlyList<SearchRow> rows, AppendedPlace place, CancellationToken cancellation)
    {
        var settled = place.Settled;
        await database.WriteAsync(null, async write =>
        {
            await _dialect.PutAsync(write.Session, rows);
            await write.Session.RunAsync("UPDATE search_cursors SET up_to = @up_to WHERE kind = @kind", p => p.Add("@up_to", settled).Add("@kind", (long)kind));
        }, cancellation);
        place.Kept = settled;
    }

    private static string NewSql(ISearchSource source)
    {
        var (kind, table) = ((int)source.Kind, source.Tables[0]);
        return $"""
            SELECT src.workspace_id, src.id FROM {table.Name} AS src
            WHERE src.id > @after{(table.WhereOf("src") is { } only ? $" AND {only}" : "")}
              AND NOT EXISTS (SELECT 1 FROM search_documents d WHERE d.workspace_id = src.workspace_id AND d.kind = {kind} AND d.source_id = src.id)
            ORDER BY src.id LIMIT {Most}
            """;
    }

    // A source cannot tell one workspace's rows to another: what was not asked for is not taken.
    private static async Task<IReadOnlyList<SearchDocument>> ReadAsync(AppDbContext db, ISearchSource source, IReadOnlyList<SearchKey> keys, CancellationToken cancellation)
    {
        var asked = keys.ToHashSet();
        return [.. (await source.ReadAsync(db, keys, cancellation)).Where(d => asked.Contains(d.Key)).DistinctBy(d => d.Key)];
    }
}
