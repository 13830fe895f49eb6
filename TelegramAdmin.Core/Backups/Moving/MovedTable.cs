using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Postgres;

namespace TelegramAdmin.Core.Backups.Moving;

/// <summary>A table as both databases know it.</summary>
/// <param name="Key">The columns by which it is read in order.</param>
/// <param name="Counted">The column whose numbers the database gives; null where it gives none.</param>
internal sealed record MovedTable(string Name, IReadOnlyList<MovedColumn> Columns, IReadOnlyList<string> Key, string? Counted)
{
    /// <summary>Every table of the model but the search index, which is made anew from the rest.</summary>
    public static IReadOnlyList<MovedTable> All { get; } = Read();

    public string ColumnList => string.Join(", ", Columns.Select(c => $"\"{c.Name}\""));

    private static List<MovedTable> Read()
    {
        using var db = new PostgresAppDbContext(new DbContextOptionsBuilder<PostgresAppDbContext>().UseNpgsql().Options);
        return [.. db.Model.GetEntityTypes().Where(t => t.GetTableName() is { } name && !SearchDialect.Tables.Contains(name)).GroupBy(t => t.GetTableName()!)
            .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Read(g.Key, [.. g]))];
    }

    private static MovedTable Read(string name, IReadOnlyList<IEntityType> types)
    {
        var properties = types.SelectMany(t => t.GetProperties()).Where(p => p.ValueGenerated != ValueGenerated.OnAddOrUpdate).DistinctBy(p => p.GetColumnName()).ToList();
        var key = types[0].FindPrimaryKey()?.Properties.Select(p => p.GetColumnName()).ToList() ?? [];
        var counted = properties.Find(p => NpgsqlPropertyExtensions.GetValueGenerationStrategy(p) is NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
        return new MovedTable(name, [.. properties.Select(p => new MovedColumn(p.GetColumnName(), MovedColumn.KindOf(p.GetColumnType())))], key, counted?.GetColumnName());
    }
}

internal sealed record MovedColumn(string Name, MovedKind Kind)
{
    public static MovedKind KindOf(string postgresType) => postgresType switch
    {
        "boolean" => MovedKind.Truth,
        "smallint" or "integer" => MovedKind.Whole,
        "bigint" => MovedKind.Large,
        "timestamp with time zone" => MovedKind.Moment,
        "date" => MovedKind.Day,
        "time without time zone" => MovedKind.Hour,
        "double precision" => MovedKind.Fraction,
        "bytea" => MovedKind.Bytes,
        "text" => MovedKind.Text,
        _ when postgresType.StartsWith("character varying", StringComparison.Ordinal) => MovedKind.Text,
        _ => throw new NotSupportedException($"Columns of type {postgresType} cannot be moved to another database yet."),
    };
}

/// <summary>What a column holds, whatever the database calls it.</summary>
internal enum MovedKind
{
    Truth,
    Whole,
    Large,

    /// <summary>Microseconds since 1970.</summary>
    Moment,

    Day,
    Hour,
    Fraction,
    Bytes,
    Text,
}
