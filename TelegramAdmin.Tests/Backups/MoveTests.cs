using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Backups.Copying;
using TelegramAdmin.Core.Backups.Moving;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Backups;

/// <summary>A product with something in each table goes from SQLite to PostgreSQL, works there, and comes back.</summary>
public sealed class MoveTests
{
    /// <summary>The index is made anew, and the nodes that run on the one are not those that run on the other.</summary>
    private static readonly string[] Made = ["search_documents", "search_changes", "search_cursors", "nodes", "node_leases"];

    [Fact]
    public async Task Move_ToPostgresAndBack_EveryTableIsEqual_AndTheProductGoesOn()
    {
        await using var old = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await RichData.FillAsync(old);
        var before = await PrintAsync(old);
        Assert.Empty(before.Where(t => t.Value.Count == 0).Select(t => t.Key));
        await using var target = await TestDatabase.CreateEmptyAsync(DatabaseProvider.Postgres);
        await ExecuteAsync(target, "CREATE SCHEMA telegramadmin_move; CREATE TABLE telegramadmin_move.people (left_by_one_that_was_cut_off int)");

        var moved = await AppProcess.RunAsync(["database", "move", "--to", target.ConnectionString, .. old.Arguments]);

        Assert.True(moved.Code == 0, moved.Output);
        Assert.Contains($"{MovedTable.All.Count} tables with", moved.Output, StringComparison.Ordinal);
        Assert.Contains("Database__Provider=Postgres", moved.Output, StringComparison.Ordinal);
        var there = await PrintAsync(target);
        AssertEqual(before, there);
        AssertEqual(before, await PrintAsync(old));
        Assert.Equal(0, await CountAsync(target, "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'telegramadmin_move%'"));

        string[] onPostgres = ["--DataDirectory", old.Folder, "--Database:Provider", "Postgres", "--ConnectionStrings:Default", target.ConnectionString, "--Telegram:BotApiUrl", "http://127.0.0.1:1"];
        var again = await AppProcess.RunAsync(["database", "move", "--to", target.ConnectionString, .. old.Arguments]);
        Assert.Equal((1, true), (again.Code, again.Output.Contains("The new database is not empty", StringComparison.Ordinal)));
        var added = await AppProcess.RunAsync(["admin", "create", "--email", "first@example.com", "--password", "violet anchor 27", "--role", "owner", .. onPostgres]);
        Assert.True(added.Code == 0, added.Output);
        await using (var open = await DatabaseReader.OpenAsync(target))
        await using (var db = open.ReadAll())
            Assert.Equal(RichData.Number + 1, await db.Admins.Where(a => a.Email == "first@example.com").Select(a => a.Id).SingleAsync()); // Numbers go on where they stood.

        await using var back = await TestDatabase.CreateEmptyAsync(DatabaseProvider.Sqlite);
        var now = await PrintAsync(target);
        var returned = await MoveAsync(target, back);
        Assert.True(returned.IsOk, returned.IsOk ? "" : returned.Failure.Message);
        AssertEqual(now, await PrintAsync(back));
        await using var counters = new SqliteConnection(back.ConnectionString + ";Pooling=False");
        await counters.OpenAsync();
        Assert.Equal(RichData.Number + 1, await DatabaseCount.NumberAsync(counters, "SELECT seq FROM sqlite_sequence WHERE name = 'admins'", CancellationToken.None));
    }

    [Fact]
    public async Task Move_IntoWhatIsNoPlaceForIt_IsRefusedAndNothingIsLeftThere()
    {
        await using var old = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var full = await TestDatabase.CreateEmptyAsync(DatabaseProvider.Postgres);
        await ExecuteAsync(full, "CREATE TABLE somebody_elses (id int)");
        await using var empty = await TestDatabase.CreateEmptyAsync(DatabaseProvider.Postgres);
        await using var behind = await TestDatabase.CreateEmptyAsync(DatabaseProvider.Sqlite);
        await using var damaged = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using (var open = await DatabaseReader.OpenAsync(damaged))
            await open.Storage.WriteAsync(null, db => db.Database.ExecuteSqlRawAsync("INSERT INTO job_switches (job, paused_at, by) VALUES ('x', 'not a time', 'x')"));

        Assert.Equal("move_target_not_empty", (await MoveAsync(old, full)).Failure?.Code);
        Assert.Equal("move_source_behind", (await MoveAsync(behind, empty)).Failure?.Code);
        Assert.Equal("move_unreadable", (await MoveAsync(damaged, empty)).Failure?.Code);
        Assert.Equal("move_refused", (await MoveAsync(old, new DatabaseOptions { Provider = DatabaseProvider.Postgres, ConnectionString = "Host=127.0.0.1;Port=1;Database=x;Username=x" })).Failure?.Code);

        Assert.Equal(0, await CountAsync(empty, "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname IN ('public', 'telegramadmin_move') AND c.relkind = 'r'"));
    }

    private static Task<Core.Errors.Result<MoveReport>> MoveAsync(TestDatabase from, TestDatabase to) => MoveAsync(from, OptionsOf(to));

    private static async Task<Core.Errors.Result<MoveReport>> MoveAsync(TestDatabase from, DatabaseOptions to)
    {
        await using var open = DatabaseReader.OpenEmpty(from);
        return await new MoveDatabase(open.Storage, OptionsOf(from)).RunAsync(to, static _ => { });
    }

    private static DatabaseOptions OptionsOf(TestDatabase database) => new() { Provider = database.Provider, ConnectionString = database.ConnectionString };

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> PrintAsync(TestDatabase database)
    {
        await using var open = DatabaseReader.OpenEmpty(database);
        return (await ModelPrints.ReadAllAsync(open.Storage)).Where(t => !Made.Contains(t.Key)).ToDictionary();
    }

    private static void AssertEqual(IReadOnlyDictionary<string, IReadOnlyList<string>> before, IReadOnlyDictionary<string, IReadOnlyList<string>> after)
    {
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), after.Keys.Order(StringComparer.Ordinal));
        Assert.All(before, table => Assert.Equal(table.Value, after[table.Key]));
    }

    private static async Task ExecuteAsync(TestDatabase database, string sql) => await CountAsync(database, sql);

    private static async Task<long> CountAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // A constant of this test.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync() is long number ? number : 0;
    }
}
