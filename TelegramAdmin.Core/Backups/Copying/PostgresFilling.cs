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
    public static async Task MakeTablesAsync(string connectionString, string migration, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var db = PostgresDatabase.Reading(source);
        await db.GetService<IMigrator>().MigrateAsync(migration, cancellation);
    }

    /// <summary>All in one transaction, without foreign keys and triggers meanwhile: the rows are what they led to already.</summary>
    public static async Task FillAsync(NpgsqlConnection connection, DatabaseFacts facts, Func<PackedTable, Stream, Task> fill, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var here = await PostgresSchema.TablesAsync(connection, cancellation);
        var tables = facts.Tables.Where(PostgresCopy.IsCopied).ToList();
        if (tables.FirstOrDefault(t => !here.Contains(t.Name)) is { } unknown)
            throw new BackupException(BackupErrors.Damaged($"it has a table {unknown.Name} that its version does not know"));
        var keys = await PostgresSchema.ForeignKeysAsync(connection, cancellation);
        foreach (var (drop, _) in keys)
            await DatabaseCount.RunAsync(connection, drop, cancellation);
        foreach (var table in tables)
            await FillAsync(connection, table, fill, cancellation);
        foreach (var (_, add) in keys)
            await DatabaseCount.RunAsync(connection, add, cancellation);
        foreach (var (name, last) in facts.Sequences)
        {
            if (last is { } given)
                await DatabaseCount.RunAsync(connection, $"SELECT setval({DatabaseCount.Text(DatabaseCount.Quoted(name))}::regclass, {given.ToString(CultureInfo.InvariantCulture)})", cancellation);
        }
        await transaction.CommitAsync(cancellation);
    }

    private static async Task FillAsync(NpgsqlConnection connection, PackedTable table, Func<PackedTable, Stream, Task> fill, CancellationToken cancellation)
    {
        var name = DatabaseCount.Quoted(table.Name);
        await DatabaseCount.RunAsync(connection, $"ALTER TABLE {name} DISABLE TRIGGER USER; DELETE FROM {name}", cancellation); // A migration may have put rows there.
        await using (var rows = await connection.BeginRawBinaryCopyAsync($"COPY {PostgresCopy.Columns(table)} FROM STDIN (FORMAT BINARY)", cancellation))
            await fill(table, rows);
        await DatabaseCount.RunAsync(connection, $"ALTER TABLE {name} ENABLE TRIGGER USER", cancellation);
    }
}
