using Npgsql;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Tests.Running;

/// <summary>An empty database of its own: a SQLite file, or a database in the cluster that scripts/test started.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? _name;

    private TestDatabase(DatabaseProvider provider, string folder, string connectionString, string? name) =>
        (Provider, Folder, ConnectionString, _name) = (provider, folder, connectionString, name);

    public DatabaseProvider Provider { get; }

    /// <summary>The data directory.</summary>
    public string Folder { get; }

    public string ConnectionString { get; }

    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider)
    {
        var folder = Directory.CreateTempSubdirectory("ta-test-").FullName;
        if (provider == DatabaseProvider.Sqlite)
            return new TestDatabase(provider, folder, $"Data Source={Path.Combine(folder, "telegramadmin.db")};Default Timeout=5", null);
        var name = $"t{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        return new TestDatabase(provider, folder, new NpgsqlConnectionStringBuilder(Cluster) { Database = name, MaxPoolSize = 20 }.ConnectionString, name);
    }

    /// <summary>The configuration that makes the app use it.</summary>
    public IEnumerable<string> Arguments =>
        ["--DataDirectory", Folder, "--Database:Provider", Provider.ToString(), "--ConnectionStrings:Default", ConnectionString];

    public async ValueTask DisposeAsync()
    {
        if (_name is not null)
            await ExecuteAsync($"DROP DATABASE {_name} WITH (FORCE)");
        Directory.Delete(Folder, recursive: true);
    }

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
