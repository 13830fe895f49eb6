using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using TelegramAdmin.Core.Backups.Packing;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Backups.Copying;

/// <summary>
/// SQLite: VACUUM INTO reads one moment of the file while the writer goes on (sqlite.org/lang_vacuum.html), and leaves behind what was
/// deleted but still stood in free pages.
/// </summary>
internal sealed class SqliteCopy(DatabaseOptions options) : IDatabaseCopy
{
    private const string Part = "database/telegramadmin.db";
    private const string TableNames = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name";
    private const string Schema = "SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name";

    public DatabaseProvider Provider => DatabaseProvider.Sqlite;

    private string Source => Path.GetFullPath(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource);

    public Task<long> SizeAsync(CancellationToken cancellation) => Task.FromResult(Beside(Source).Where(File.Exists).Sum(f => new FileInfo(f).Length));

    public async Task<DatabaseFacts> PackAsync(PackageWriter package, string work, CancellationToken cancellation)
    {
        var copy = Path.Combine(work, "telegramadmin.db");
        await using (var source = await OpenAsync(Source, cancellation))
            await Task.Run(() => DatabaseCount.RunAsync(source, $"VACUUM INTO {DatabaseCount.Text(copy)}", cancellation), cancellation);
        var facts = await CountAsync(copy, cancellation);
        await using (var content = File.OpenRead(copy))
            await package.AddAsync(Part, content, cancellation);
        File.Delete(copy);
        return facts;
    }

    public async Task<ScratchDatabase> UnpackAsync(PackageReader package, string work, CancellationToken cancellation)
    {
        var part = package.Manifest.Parts.FirstOrDefault(p => p.Name == Part) ?? throw new BackupException(BackupErrors.Damaged("the database is missing"));
        var place = Path.Combine(work, "restored.db");
        await using (var file = new FileStream(place, FileMode.CreateNew, FileAccess.Write))
            await package.CopyAsync(part, file, cancellation);
        try
        {
            return new ScratchDatabase(place, await Task.Run(() => CountAsync(place, cancellation), cancellation));
        }
        catch (SqliteException e)
        {
            throw new BackupException(BackupErrors.Damaged($"SQLite says {e.Message}"));
        }
    }

    public async Task<IReadOnlyList<string>> TokensAsync(string place, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(place, cancellation);
        return await DatabaseCount.ListAsync(connection, DatabaseCount.Tokens, cancellation);
    }

    public Task DropAsync(string place)
    {
        foreach (var file in Beside(place))
            File.Delete(file);
        return Task.CompletedTask;
    }

    public Task<bool> IsEmptyAsync(CancellationToken cancellation) => Task.FromResult(!File.Exists(Source) || new FileInfo(Source).Length == 0);

    public Task SwapAsync(string place, string aside)
    {
        SqliteConnection.ClearAllPools();
        if (!File.Exists(place))
            return Task.CompletedTask; // It stands in its place already.
        foreach (var file in Beside(Source).Where(File.Exists))
        {
            var kept = Path.Combine(aside, Path.GetFileName(file));
            if (!File.Exists(kept))
                File.Move(file, kept);
        }
        BackupFolder.Make(Path.GetDirectoryName(Source)!);
        File.Move(place, Source);
        return Task.CompletedTask;
    }

    private static async Task<DatabaseFacts> CountAsync(string file, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(file, cancellation);
        await DatabaseCount.RunAsync(connection, "PRAGMA journal_mode = DELETE", cancellation);
        if (await DatabaseCount.TextAsync(connection, "PRAGMA integrity_check(1)", cancellation) is not "ok" and var wrong)
            throw new BackupException(BackupErrors.Damaged($"SQLite says {wrong}"));
        if (await DatabaseCount.TextAsync(connection, "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1", cancellation) is { } orphaned)
            throw new BackupException(BackupErrors.Damaged($"rows of {orphaned} point at nothing"));
        var names = await DatabaseCount.ListAsync(connection, TableNames, cancellation);
        var tables = new List<PackedTable>();
        foreach (var name in names)
            tables.Add(new PackedTable(name, await DatabaseCount.RowsAsync(connection, name, cancellation), []));
        return new DatabaseFacts
        {
            Migration = await DatabaseCount.TextAsync(connection, "SELECT MAX(\"MigrationId\") FROM \"__EFMigrationsHistory\"", cancellation) ?? "",
            Schema = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', await DatabaseCount.ListAsync(connection, Schema, cancellation))))),
            Tables = tables,
            Sums = await DatabaseCount.SumsAsync(connection, [.. names], cancellation),
        };
    }

    // Without a pool: the file is moved or deleted right after.
    private static async Task<SqliteConnection> OpenAsync(string file, CancellationToken cancellation)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = 30 }.ConnectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    private static string[] Beside(string file) => [file, file + "-wal", file + "-shm"];
}
