using Npgsql;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Running;

/// <summary>A data folder, an empty database and a free address: what one product process lives in.</summary>
internal sealed class Home : IAsyncDisposable
{
    private readonly string? _database;

    private Home(DatabaseProvider provider, string folder, string connectionString, string? database) =>
        (Provider, Folder, ConnectionString, _database) = (provider, folder, connectionString, database);

    public DatabaseProvider Provider { get; }

    public string Folder { get; }

    public string ConnectionString { get; }

    public Uri Url { get; } = new($"http://127.0.0.1:{FreePort.Next()}");

    public static async Task<Home> CreateAsync(DatabaseProvider provider)
    {
        var folder = Directory.CreateTempSubdirectory("ta-bench-").FullName;
        if (provider == DatabaseProvider.Sqlite)
            return new Home(provider, folder, $"Data Source={Path.Combine(folder, "telegramadmin.db")};Default Timeout=5", null);
        var name = $"b{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        return new Home(provider, folder, new NpgsqlConnectionStringBuilder(Cluster) { Database = name, MaxPoolSize = 20 }.ConnectionString, name);
    }

    /// <summary>The command line of a user who keeps everything here.</summary>
    public IEnumerable<string> Arguments(Uri botApi) =>
    [
        "--urls", Url.AbsoluteUri, "--PublicUrl", Url.AbsoluteUri, "--DataDirectory", Folder, "--Telegram:BotApiUrl", botApi.AbsoluteUri,
        "--Database:Provider", Provider.ToString(), "--ConnectionStrings:Default", ConnectionString,
    ];

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await ExecuteAsync($"DROP DATABASE {_database} WITH (FORCE)");
        Directory.Delete(Folder, recursive: true);
    }

    private static string Cluster => Environment.GetEnvironmentVariable("TELEGRAMADMIN_BENCH_POSTGRES")
        ?? throw new InvalidOperationException("There is no PostgreSQL. Run the benchmarks with scripts/bench, which starts one.");

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Cluster) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
