using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Storage;

public sealed class SchemaTests
{
    [Theory, OnBothDatabases]
    public async Task MigratedDatabase_EqualsTheModel(DatabaseProvider provider)
    {
        await using var migrated = await TestDatabase.CreateEmptyAsync(provider);
        await using var created = await TestDatabase.CreateEmptyAsync(provider);
        await using var byMigrations = await DatabaseReader.OpenAsync(migrated);
        await using var byModel = DatabaseReader.OpenEmpty(created);
        await using (var db = byModel.ReadAll())
            await db.Database.EnsureCreatedAsync();
        foreach (var statement in SearchDialect.Of(provider).Objects)
            await byModel.Storage.WriteAsync(null, db => db.Session.RunAsync(statement, static _ => { }));

        var expected = await SchemaOf.ReadAsync(created);
        var actual = await SchemaOf.ReadAsync(migrated);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, actual);
        await using var context = byMigrations.ReadAll();
        Assert.False(context.Database.HasPendingModelChanges(), "The model changed: run scripts/add-migration.");
    }

    [Theory, OnBothDatabases]
    public async Task SecondStart_AppliesNothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(provider);
        await using var open = await DatabaseReader.OpenAsync(database);

        Assert.Equal(0, await new PrepareDatabase(open.Storage).RunAsync());
    }
}
