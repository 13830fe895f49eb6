using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TelegramAdmin.Core.Storage.Postgres;
using TelegramAdmin.Core.Storage.Sqlite;

// Generates one migration for each database: scripts/add-migration NAME
if (args is not [var name])
{
    Console.Error.WriteLine("Give the migration a name: scripts/add-migration AddSomething");
    return 2;
}

RuntimeHelpers.RunModuleConstructor(typeof(SqliteAppDbContext).Module.ModuleHandle);
var core = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../TelegramAdmin.Core"));
await using var source = NpgsqlDataSource.Create("Host=localhost");
await using var sqlite = new SqliteAppDbContext(SqliteDatabase.Options("Data Source=:memory:"));
await using var postgres = PostgresDatabase.Reading(source);
Scaffold(sqlite, "Sqlite", typeof(Microsoft.EntityFrameworkCore.Sqlite.Design.Internal.SqliteDesignTimeServices));
Scaffold(postgres, "Postgres", typeof(Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal.NpgsqlDesignTimeServices));
return 0;

void Scaffold(DbContext context, string database, Type designTimeServices)
{
    var services = new ServiceCollection().AddEntityFrameworkDesignTimeServices().AddDbContextDesignTimeServices(context);
    ((IDesignTimeServices)Activator.CreateInstance(designTimeServices)!).ConfigureDesignTimeServices(services);
    using var provider = services.BuildServiceProvider();
    using var scope = provider.CreateScope();
    var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
    var folder = Path.Combine(core, "Storage", database, "Migrations");
    var migration = scaffolder.ScaffoldMigration(name, "TelegramAdmin.Core", $"Storage.{database}.Migrations");
    var files = scaffolder.Save(core, migration, folder, dryRun: false);
    if (database != "Sqlite" || !NeedsModel.RebuildsATable(migration.MigrationCode))
        File.WriteAllText(files.MetadataFile!, NeedsModel.LeaveOut(migration.MetadataCode));
    Console.WriteLine($"{database}: {migration.MigrationId}");
}
