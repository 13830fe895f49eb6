using System.Globalization;
using System.Text;

namespace TelegramAdmin.Core.Storage.Postgres;

/// <summary>
/// Words in a tsvector of the document, made here rather than by a text search configuration, so that both databases cut texts into the same words
/// (postgresql.org/docs/15/datatype-textsearch.html). Tags are lexemes that no text can hold.
/// </summary>
internal sealed class PostgresSearch : SearchDialect
{
    private const char TagMark = '#';
    private const int LastPosition = 16_000; // 16,383 is PostgreSQL's.

    public override IReadOnlyList<string> Objects { get; } =
    [
        "ALTER TABLE search_documents ADD COLUMN IF NOT EXISTS words tsvector",
        "CREATE INDEX IF NOT EXISTS ix_search_documents_words ON search_documents USING gin (words)",
    ];

    public override string From => "search_documents d";

    public override string Matches => "d.words @@ CAST(@match AS tsquery)";

    public override string Number => "d.id";

    public override IReadOnlyList<string> Watch(WatchedTable table)
    {
        var function = $"search_note_{table.Name}";
        var changed = string.Join(" OR ", table.Columns.Select(c => $"OLD.{c} IS DISTINCT FROM NEW.{c}"));
        var statements = new List<string>
        {
            $"""
            CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'DELETE' THEN {Note(table, "OLD")}; ELSE {Note(table, "NEW")}; END IF;
                RETURN NULL;
            END $$
            """,
        };
        void Trigger(string on, string when) =>
            statements.Add($"CREATE OR REPLACE TRIGGER {TriggerPrefix}{table.Name}_{on.Split(' ')[0].ToLowerInvariant()} AFTER {on} ON {table.Name} FOR EACH ROW{when} EXECUTE FUNCTION {function}()");
        if (!table.IsAppended)
            Trigger("INSERT", "");
        if (table.Columns.Count > 0)
            Trigger($"UPDATE OF {string.Join(", ", table.Columns)}", $" WHEN ({changed})");
        Trigger("DELETE", "");
        return statements;
    }

    public override string? Match(IReadOnlyList<IReadOnlyList<string>> tags, IReadOnlyList<IReadOnlyList<WordRun>> terms) =>
        tags.Count + terms.Count == 0 ? null : string.Join(" & ", [.. tags.Select(t => $"({string.Join(" | ", t.Select(one => $"'{TagMark}{one}'"))})"), .. terms.Select(t => $"({string.Join(" | ", t.Select(Phrase))})")]);

    public override Task PutAsync(WriteSession session, IReadOnlyList<SearchRow> rows) =>
        session.ForEachAsync(Upsert(", words", ", CAST(@words AS tsvector)", ", words = excluded.words"), rows, static (p, r) => Bind(p, r).Add("@words", Vector(r)));

    // Words are letters and digits only, so nothing in them can end the quotes.
    private static string Phrase(WordRun run) =>
        string.Join(" <-> ", run.Words.Select((w, i) => $"'{w}'{(run.IsPrefix && i == run.Words.Count - 1 ? ":*" : "")}"));

    private static string Vector(SearchRow row)
    {
        var vector = new StringBuilder();
        for (var i = 0; i < row.Words.Count; i++)
            vector.Append(CultureInfo.InvariantCulture, $"'{row.Words[i]}':{Math.Min(i + 1, LastPosition)} ");
        foreach (var part in row.Parts)
            vector.Append(CultureInfo.InvariantCulture, $"'{part}' ");
        foreach (var tag in row.Tags)
            vector.Append(CultureInfo.InvariantCulture, $"'{TagMark}{tag}' ");
        return vector.ToString();
    }
}
