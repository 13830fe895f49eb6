using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using TelegramAdmin.Core.Backups.Packing;
using TelegramAdmin.Core.Storage.Postgres;

namespace TelegramAdmin.Core.Backups.Copying;

/// <summary>Makes the tables of the version that the backup is of, and fills them.</summary>
internal static class PostgresFilling
{
    /// <param name="migration">Null for this version's.</param>
    public static async Task MakeTablesAsync(string connectionString, string? migration, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var db = PostgresDatabase.Reading(source);
        await db.GetService<IMigrator>().MigrateAsync(migration, cancellation);
    }

    public static Task FillAsync(NpgsqlConnection connection, DatabaseFacts facts, Func<PackedTable, Stream, Task> fill, CancellationToken cancellation)
    {
        var tables = facts.Tables.Where(PostgresCopy.IsCopied).ToDictionary(t => t.Name);
        return FillAsync(connection, [.. tables.Keys], async name =>
        {
            await using var rows = await connection.BeginRawBinaryCopyAsync($"COPY {PostgresCopy.Columns(tables[name])} FROM STDIN (FORMAT BINARY)", cancellation);
            await fill(tables[name], rows);
        }, async () =>
        {
            foreach (var (name, last) in facts.Sequences)
            {
                if (last is { } given)
                    await DatabaseCount.RunAsync(connection, $"SELECT setval({DatabaseCount.Text(DatabaseCount.Quoted(name))}::regclass, {given.ToString(CultureInfo.InvariantCulture)})", cancellation);
            }
        }, cancellation);
    }

    /// <summary>All in one transaction, without foreign keys and triggers meanwhile: the rows are what they led to already.</summary>
    /// <param name="count">Says where the numbers go on.</param>
    public static async Task FillAsync(NpgsqlConnection connection, IReadOnlyList<string> tables, Func<string, Task> fill, Func<Task> count, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var here = await PostgresSchema.TablesAsync(connection, cancellation);
        if (tables.FirstOrDefault(t => !here.Contains(t)) is { } unknown)
            throw new BackupException(BackupErrors.Damaged($"it has a table {unknown} that its version does not know"));
        var keys = await PostgresSchema.ForeignKeysAsync(connection, cancellation);
        foreach (var (drop, _) in keys)
            await DatabaseCount.RunAsync(connection, drop, cancellation);
        foreach (var table in tables)
        {
            var name = DatabaseCount.Quoted(table);
            await DatabaseCount.RunAsync(connection, $"ALTER TABLE {name} DISABLE TRIGGER USER; DELETE FROM {name}", cancellation); // A migration may have put rows there.
            await fill(table);
            await DatabaseCount.RunAsync(connection, $"ALTER TABLE {name} ENABLE TRIGGER USER", cancellation);
        }
        foreach (var (_, add) in keys)
            await DatabaseCount.RunAsync(connection, add, cancellation);
        await count();
        await transaction.CommitAsync(cancellation);
    }
}
