using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Storage;

/// <summary>
/// A database as an older version left it, with rows in each of its tables, comes to this version with every row and value. The old tables are made
/// by the migrations themselves, and the rows from what the database says of its columns.
/// </summary>
public sealed class UpgradeTests
{
    /// <summary>What an upgrade leaves behind, and why.</summary>
    private static readonly Dictionary<string, string> LeftBehind = new()
    {
        ["credit_holds.expires_at"] = "a hold ends with what it was made for, no longer at a time",
    };

    [Theory, OnBothDatabases("Initial"), OnBothDatabases("Money"), OnBothDatabases("Campaigns")]
    public async Task Database_OfAnOlderVersion_ComesHereWithEveryRowAndValue(string version, DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(provider);
        await using var open = DatabaseReader.OpenEmpty(database);
        await MigrateAsync(open, version);
        await OldRows.FillAsync(database);
        var before = await OldRows.ReadAsync(database, null);
        Assert.True(before.Count >= 15, "The first version had fifteen tables.");
        Assert.All(before, table => Assert.Equal(OldRows.Count, table.Value.Rows.Count));

        Assert.True(await new PrepareDatabase(open.Storage).RunAsync() > 0);

        var after = await OldRows.ReadAsync(database, [.. before.Values.Select(t => t with { Columns = [.. t.Columns.Where(c => !LeftBehind.ContainsKey($"{t.Name}.{c}"))] })]);
        foreach (var (name, table) in before)
            Assert.Equal(table.Without(c => LeftBehind.ContainsKey($"{name}.{c}")).Rows, after[name].Rows);
        await AssertReadableAsync(open.Storage, before.Keys);
    }

    /// <summary>This version's code reads what came along, columns that are new included.</summary>
    private static async Task AssertReadableAsync(IDatabase storage, IEnumerable<string> tables)
    {
        var read = await ModelPrints.ReadAllAsync(storage);
        Assert.All(tables, table => Assert.Equal(OldRows.Count, read[table].Count));
        if (tables.Contains("bot_users"))
            Assert.NotEmpty(read["people"]); // One for each person, made by the migration that brought the table.
    }

    private static async Task MigrateAsync(OpenDatabase open, string version)
    {
        await using var db = open.ReadAll();
        var target = db.Database.GetMigrations().Single(m => m.EndsWith($"_{version}", StringComparison.Ordinal));
        await db.GetService<IMigrator>().MigrateAsync(target);
    }
}
