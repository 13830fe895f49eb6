namespace TelegramAdmin.Core.Storage.Sqlite;

/// <summary>
/// Words in an FTS5 table beside the documents, by the same number (sqlite.org/fts5.html). It is read from the newest number down, so that the first
/// page of a frequent word costs no more than that of a rare one.
/// </summary>
internal sealed class SqliteSearch : SearchDialect
{
    /// <summary>About a megabyte is written.</summary>
    private const long PagesOfStep = 250;

    /// <summary>A step that does nothing still counts as one change.</summary>
    private const long LeastChanges = 2;

    private const string Forget = "DELETE FROM search_words WHERE rowid = @id";
    private const string Add = "INSERT INTO search_words (rowid, tags, words, parts) VALUES (@id, @tags, @words, @parts)";

    public override IReadOnlyList<string> Objects { get; } =
    [
        "CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING fts5(tags, words, parts, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3')",
        "CREATE TRIGGER IF NOT EXISTS search_documents_gone AFTER DELETE ON search_documents BEGIN DELETE FROM search_words WHERE rowid = OLD.id; END",
    ];

    // CROSS: words first. Left to itself, SQLite counts one kind by asking the words for each of its documents.
    public override string From => "search_words w CROSS JOIN search_documents d ON d.id = w.rowid";

    public override string Matches => "search_words MATCH @match";

    public override string Number => "w.rowid";

    public override IReadOnlyList<string> Watch(WatchedTable table)
    {
        var statements = new List<string>();
        var changed = string.Join(" OR ", table.Columns.Select(c => $"OLD.{c} IS NOT NEW.{c}"));
        void Trigger(string on, string when, string row)
        {
            var name = $"{TriggerPrefix}{table.Name}_{on.Split(' ')[0].ToLowerInvariant()}";
            statements.Add($"DROP TRIGGER IF EXISTS {name}");
            statements.Add($"CREATE TRIGGER {name} AFTER {on} ON {table.Name}{when} BEGIN {Note(table, row)}; END");
        }
        if (!table.IsAppended)
            Trigger("INSERT", "", "NEW");
        if (table.Columns.Count > 0)
            Trigger($"UPDATE OF {string.Join(", ", table.Columns)}", $" WHEN {changed}", "NEW");
        Trigger("DELETE", "", "OLD");
        return statements;
    }

    public override string? Match(IReadOnlyList<IReadOnlyList<string>> tags, IReadOnlyList<IReadOnlyList<WordRun>> terms)
    {
        var marked = tags.Count == 0 ? null : $"tags : ({string.Join(" AND ", tags.Select(t => $"({string.Join(" OR ", t)})"))})";
        var said = terms.Count == 0 ? null : $"{{words parts}} : ({string.Join(" AND ", terms.Select(t => $"({string.Join(" OR ", t.Select(Phrase))})"))})";
        return (marked, said) switch
        {
            (null, null) => null,
            (null, _) => said,
            (_, null) => marked,
            _ => $"{marked} AND {said}",
        };
    }

    public override async Task PutAsync(WriteSession session, IReadOnlyList<SearchRow> rows)
    {
        var ids = new long[rows.Count];
        await session.ForEachAsync(Upsert(), rows, static (p, r) => Bind(p, r), (index, row) => ids[index] = row.GetInt64(0));
        await session.ForEachAsync(Forget, ids, static (p, id) => p.Add("@id", id));
        await session.ForEachAsync(Add, [.. rows.Zip(ids)], static (p, row) => p.Add("@id", row.Second)
            .Add("@tags", string.Join(' ', row.First.Tags)).Add("@words", string.Join(' ', row.First.Words)).Add("@parts", string.Join(' ', row.First.Parts)));
    }

    /// <summary>
    /// As 'optimize', which rewrites the whole index at once while nobody else can write, but some pages at a time: the first step, with a negative number, puts
    /// everything together, the others go on with it until they find nothing to do (sqlite.org/fts5.html, the 'merge' command).
    /// </summary>
    public override async Task<bool> PackAsync(WriteSession session, bool isFirst)
    {
        var before = await ChangesAsync(session);
        await session.RunAsync("INSERT INTO search_words (search_words, rank) VALUES ('merge', @pages)", p => p.Add("@pages", isFirst ? -PagesOfStep : PagesOfStep));
        return await ChangesAsync(session) - before >= LeastChanges;
    }

    private static async Task<long> ChangesAsync(WriteSession session)
    {
        var changes = 0L;
        await session.ForEachAsync("SELECT total_changes()", [0], static (_, _) => { }, (_, row) => changes = row.GetInt64(0));
        return changes;
    }

    // Words are letters and digits only, so nothing in them can end the quotes.
    private static string Phrase(WordRun run) => $"\"{string.Join(' ', run.Words)}\"{(run.IsPrefix ? " *" : "")}";
}
