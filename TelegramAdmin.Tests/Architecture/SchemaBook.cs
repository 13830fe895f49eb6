using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Postgres;

namespace TelegramAdmin.Tests.Architecture;

/// <summary>docs/schema.md, written from the model and the comments of its classes.</summary>
internal sealed class SchemaBook
{
    private const string Head = """
        # Schema

        Every table of the database, by slice. Made from the model by `Architecture/SchemaTests`; to renew it run that test with `TELEGRAMADMIN_WRITE_DOCS=1`.

        - Types are those of PostgreSQL. On SQLite numbers and truths are INTEGER, texts are TEXT, and times are whole microseconds since 1970 (UTC).
        - **tenant**: the table has `workspace_id`, and a context that was opened for one workspace sees that one's rows only.
        - An arrow in a drawing is a column that names a row of the other table. Foreign keys in the database are marked `FK`; the rest is kept by the code, in the transaction that writes.
        - Not in the model: the words of the search index (an FTS5 table, or the column `words`) and the triggers that note changes for it, made at the start; the triggers that keep `people.is_reachable`, and those that let nobody change `credit_entries`, made by migrations.
        - What is kept for ever goes with its person when that person is [erased](privacy.md), but for the ledger's pseudonym.

        """;

    private static readonly Lazy<string> Made = new(() => new SchemaBook().Write());

    private readonly IReadOnlyDictionary<string, string> _said = Sources.Summaries("TelegramAdmin.Core");
    private readonly IReadOnlyList<IEntityType> _tables;

    private SchemaBook()
    {
        using var source = NpgsqlDataSource.Create("Host=localhost");
        using var context = PostgresDatabase.Reading(source);
        _tables = [.. context.GetService<IDesignTimeModel>().Model.GetEntityTypes().Where(e => e.GetTableName() is not null && !e.IsOwned()).OrderBy(AreaOf, StringComparer.Ordinal).ThenBy(e => e.GetTableName(), StringComparer.Ordinal)];
    }

    public static string Text => Made.Value;

    public static IReadOnlyList<string> Tables => [.. new SchemaBook()._tables.Select(t => t.GetTableName()!)];

    private string Write()
    {
        var book = new StringBuilder(Head);
        var areas = _tables.GroupBy(AreaOf).ToList();
        book.Append(Invariant($"\n{_tables.Count} tables: ")).AppendJoin(" · ", areas.Select(a => Invariant($"[{a.Key}](#{a.Key.ToLowerInvariant()}) {a.Count()}"))).Append('\n');
        foreach (var area in areas)
            WriteArea(book, area.Key, [.. area]);
        return book.ToString();
    }

    private void WriteArea(StringBuilder book, string name, IReadOnlyList<IEntityType> tables)
    {
        book.Append(Invariant($"\n## {name}\n\n"));
        var arrows = tables.SelectMany(Arrows).ToList();
        if (arrows.Count > 0)
        {
            book.Append("```mermaid\nerDiagram\n");
            foreach (var (from, column, to) in arrows)
                book.Append(Invariant($"  {to} ||--o{{ {from} : {column}\n"));
            book.Append("```\n");
        }
        foreach (var table in tables)
            WriteTable(book, table);
    }

    private void WriteTable(StringBuilder book, IEntityType table)
    {
        var name = table.GetTableName()!;
        var what = _said.GetValueOrDefault(table.ClrType.Name);
        book.Append(Invariant($"\n### {name}\n\n{(what is null ? "" : what + "\n\n")}"));
        var isOwned = typeof(IWorkspaceOwned).IsAssignableFrom(table.ClrType);
        book.Append(Invariant($"{(isOwned ? "tenant" : "all workspaces")} · `{table.ClrType.Name}` · kept {Retention.Of(name)}\n\n| column | type | key | meaning |\n|---|---|---|---|\n"));
        foreach (var column in table.GetProperties().OrderBy(p => p.IsPrimaryKey() ? 0 : 1).ThenBy(p => Array.FindIndex(table.ClrType.GetProperties(), c => c.Name == p.Name)))
            book.Append(Invariant($"| {column.GetColumnName()} | {column.GetColumnType()}{(column.IsNullable ? "?" : "")} | {KeyOf(table, column)} | {Meaning(table, column)} |\n"));
        var indexes = table.GetIndexes().Select(i => $"{(i.IsUnique ? "unique " : "")}({string.Join(", ", i.Properties.Select(p => p.GetColumnName()))}){(i.GetFilter() is { } filter ? $" where {filter}" : "")}").Order(StringComparer.Ordinal).ToList();
        if (indexes.Count > 0)
            book.Append("\nIndexes: ").AppendJoin("; ", indexes.Select(i => $"`{i}`")).Append('\n');
    }

    private static string KeyOf(IEntityType table, IProperty column) =>
        column.IsPrimaryKey() ? "PK" : column.IsForeignKey() ? "FK" : table.GetIndexes().Any(i => i.IsUnique && i.Properties.Count == 1 && i.Properties[0] == column) ? "unique" : "";

    private string Meaning(IEntityType table, IProperty column)
    {
        var said = _said.GetValueOrDefault($"{table.ClrType.Name}.{column.Name}")?.Replace("|", "\\|", StringComparison.Ordinal);
        var type = Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType;
        var values = type.IsEnum ? string.Join(", ", Enum.GetValues(type).Cast<object>().Select(v => $"{Convert.ToInt64(v, System.Globalization.CultureInfo.InvariantCulture)} {v}")) : null;
        return string.Join(" ", new[] { said, values is null ? null : $"({values})" }.OfType<string>());
    }

    /// <summary>Columns that are named after another table's class: PaymentId, or AccountId for CreditAccount where one class only ends so.</summary>
    private IEnumerable<(string From, string Column, string To)> Arrows(IEntityType table) =>
        from column in table.GetProperties()
        where column.Name.Length > 2 && column.Name.EndsWith("Id", StringComparison.Ordinal) && column.Name != "WorkspaceId"
        let to = Named(table, column.Name[..^2])
        where to is not null
        select (table.GetTableName()!, column.GetColumnName(), to.GetTableName()!);

    private IEntityType? Named(IEntityType from, string name)
    {
        var exact = _tables.FirstOrDefault(t => t.ClrType.Name == name);
        var near = _tables.Where(t => t != from && t.ClrType.Name.EndsWith(name, StringComparison.Ordinal)).ToList();
        return exact ?? (near.Where(t => AreaOf(t) == AreaOf(from)).ToList() is [var own] ? own : near is [var only] ? only : null);
    }

    private static string AreaOf(IEntityType table) => table.ClrType.Namespace!.Split('.') is [_, _, var slice, ..] ? slice : "Core";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
