using TelegramAdmin.Core.Storage.Postgres;
using TelegramAdmin.Core.Storage.Sqlite;

namespace TelegramAdmin.Core.Storage;

/// <summary>What the full-text search asks of a database, each in its own words: FTS5 on SQLite, tsvector on PostgreSQL.</summary>
public abstract class SearchDialect
{
    /// <summary>The index, which is made anew from everything else wherever these are empty.</summary>
    public static IReadOnlyList<string> Tables { get; } = ["search_documents", "search_changes", "search_cursors"];

    /// <summary>What the triggers that <see cref="Watch"/> makes begin with.</summary>
    public const string TriggerPrefix = "search_";

    /// <summary>Makes what EF cannot: where words are kept. Running it again changes nothing.</summary>
    public abstract IReadOnlyList<string> Objects { get; }

    /// <summary>Documents by the name <c>d</c>, joined to their words where they are kept apart.</summary>
    public abstract string From { get; }

    /// <summary>The condition on <c>@match</c>.</summary>
    public abstract string Matches { get; }

    /// <summary>The number of a document, in the form that the index is read by.</summary>
    public abstract string Number { get; }

    /// <summary>Gives back some of the room of what was removed, words and all; a database that does it by itself has nothing to do.</summary>
    /// <param name="isFirst">Everything that is there now is meant, and nothing that comes later.</param>
    /// <returns>Whether there is more to do.</returns>
    public virtual Task<bool> PackAsync(WriteSession session, bool isFirst) => Task.FromResult(false);

    public static SearchDialect Of(DatabaseProvider provider) => provider == DatabaseProvider.Sqlite ? new SqliteSearch() : new PostgresSearch();

    /// <summary>Triggers that note which row changed. Rows that are only ever added are found by their number, so adding them costs nothing.</summary>
    public abstract IReadOnlyList<string> Watch(WatchedTable table);

    /// <summary>What <see cref="Matches"/> takes: one of each group of tags, and of each term one of its ways to say it. Null where everything matches.</summary>
    public abstract string? Match(IReadOnlyList<IReadOnlyList<string>> tags, IReadOnlyList<IReadOnlyList<WordRun>> terms);

    /// <summary>Writes documents, in place of those that are there already.</summary>
    public abstract Task PutAsync(WriteSession session, IReadOnlyList<SearchRow> rows);

    protected static string Upsert(string moreColumns = "", string moreValues = "", string moreSets = "") => $"""
        INSERT INTO search_documents (workspace_id, kind, source_id, bot_id, person_id, parent_id, admin_id, at, amount, state, has_media, title, text{moreColumns})
        VALUES (@workspace, @kind, @source, @bot, @person, @parent, @admin, @at, @amount, @state, @media, @title, @text{moreValues})
        ON CONFLICT (workspace_id, kind, source_id) DO UPDATE SET bot_id = excluded.bot_id, person_id = excluded.person_id, parent_id = excluded.parent_id,
            admin_id = excluded.admin_id, at = excluded.at, amount = excluded.amount, state = excluded.state, has_media = excluded.has_media,
            title = excluded.title, text = excluded.text{moreSets}
        RETURNING id
        """;

    protected static SqlParameters Bind(SqlParameters parameters, SearchRow row) => parameters
        .Add("@workspace", row.WorkspaceId).Add("@kind", row.Kind).Add("@source", row.SourceId).Add("@bot", row.BotId).Add("@person", row.PersonId)
        .Add("@parent", row.ParentId).Add("@admin", row.AdminId).Add("@at", row.At).Add("@amount", row.Amount).Add("@state", row.State)
        .Add("@media", row.HasMedia).Add("@title", row.Title).Add("@text", row.Text);

    // A row of each change; the row that changed is called "row" in the key.
    protected static string Note(WatchedTable table, string row) =>
        $"INSERT INTO search_changes (workspace_id, kind, source_id) VALUES ({row}.workspace_id, {table.Kind}, {table.KeyOf(row)})";
}

/// <summary>A table whose rows are found, or tell of those that are.</summary>
/// <param name="Key">The number of what is found by it, where <c>row.</c> stands for the row.</param>
/// <param name="Columns">A change of one of them is a change of what is found.</param>
/// <param name="IsAppended">Its rows are numbered as they come, so that new ones need no trigger.</param>
public sealed record WatchedTable(string Name, long Kind, string Key, IReadOnlyList<string> Columns, bool IsAppended)
{
    public string KeyOf(string row) => Key.Replace("row.", row + ".", StringComparison.Ordinal);
}

/// <summary>Words that stand one after the other; the last may be a beginning.</summary>
public sealed record WordRun(IReadOnlyList<string> Words, bool IsPrefix);

/// <summary>A document as it is written: what is shown, and the words by which it is found.</summary>
/// <param name="Tags">Exact marks that filters ask for.</param>
/// <param name="Words">In their order; first those of the title.</param>
/// <param name="Parts">Words that have no place in the order: ids, and ends of names.</param>
public sealed record SearchRow(
    WorkspaceId WorkspaceId, long Kind, long SourceId, long? BotId, long? PersonId, long? ParentId, long? AdminId, DateTimeOffset At, long? Amount,
    string? State, bool HasMedia, string Title, string Text, IReadOnlyList<string> Tags, IReadOnlyList<string> Words, IReadOnlyList<string> Parts);
