using Microsoft.Data.Sqlite;
using Npgsql;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Tests.Running;

/// <summary>A database of its own: a SQLite file, or a database in the cluster that scripts/test started.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    // The migrations run once for each provider; every test gets a copy of what they left.
    private static readonly Lazy<Task<TestDatabase>> SqliteTemplate = new(() => MigrateAsync(DatabaseProvider.Sqlite));
    private static readonly Lazy<Task<TestDatabase>> PostgresTemplate = new(() => MigrateAsync(DatabaseProvider.Postgres));

    private readonly string? _name;

    private TestDatabase(DatabaseProvider provider, string folder, string connectionString, string? name) =>
        (Provider, Folder, ConnectionString, _name) = (provider, folder, connectionString, name);

    public DatabaseProvider Provider { get; }

    /// <summary>The data directory.</summary>
    public string Folder { get; }

    public string ConnectionString { get; }

    /// <summary>With this version's tables, and nothing in them.</summary>
    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider)
    {
        var template = await (provider == DatabaseProvider.Sqlite ? SqliteTemplate : PostgresTemplate).Value;
        var database = await CreateAsync(provider, template._name);
        if (provider == DatabaseProvider.Sqlite)
            File.Copy(FileIn(template.Folder), FileIn(database.Folder));
        return database;
    }

    /// <summary>Without any table, as a new installation finds it.</summary>
    public static Task<TestDatabase> CreateEmptyAsync(DatabaseProvider provider) => CreateAsync(provider, template: null);

    /// <summary>The configuration that makes the app use it.</summary>
    public IEnumerable<string> Arguments =>
        ["--DataDirectory", Folder, "--Database:Provider", Provider.ToString(), "--ConnectionStrings:Default", ConnectionString];

    public async ValueTask DisposeAsync()
    {
        if (_name is not null)
            await ExecuteAsync($"DROP DATABASE {_name} WITH (FORCE)");
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<TestDatabase> CreateAsync(DatabaseProvider provider, string? template)
    {
        var folder = Directory.CreateTempSubdirectory("ta-test-").FullName;
        if (provider == DatabaseProvider.Sqlite)
            return new TestDatabase(provider, folder, $"Data Source={FileIn(folder)};Default Timeout=5", null);
        var name = $"t{Guid.NewGuid():N}";
        await ExecuteAsync(template is null ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {template}");
        return new TestDatabase(provider, folder, new NpgsqlConnectionStringBuilder(Cluster) { Database = name, MaxPoolSize = 20 }.ConnectionString, name);
    }

    private static async Task<TestDatabase> MigrateAsync(DatabaseProvider provider)
    {
        var template = await CreateEmptyAsync(provider);
        await using (var open = DatabaseReader.OpenEmpty(template))
            await new PrepareDatabase(open.Storage).RunAsync();
        // A copy must find every page in the file itself.
        if (provider == DatabaseProvider.Sqlite)
            SqliteConnection.ClearPool(new SqliteConnection(template.ConnectionString));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(template.Folder, recursive: true);
        return template;
    }

    private static string FileIn(string folder) => Path.Combine(folder, "telegramadmin.db");

    private static string Cluster => Environment.GetEnvironmentVariable("TELEGRAMADMIN_TEST_POSTGRES")
        ?? throw new InvalidOperationException("There is no PostgreSQL for the tests. Run them with scripts/test, which starts one.");

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Cluster);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
