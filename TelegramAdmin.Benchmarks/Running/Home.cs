using Npgsql;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Running;

/// <summary>A data folder, an empty database and a free address: what one product process lives in.</summary>
internal sealed class Home : IAsyncDisposable
{
    private readonly string? _database;
    private readonly bool _isKept;

    private Home(DatabaseProvider provider, string folder, string connectionString, string? database, bool isKept = false) =>
        (Provider, Folder, ConnectionString, _database, _isKept) = (provider, folder, connectionString, database, isKept);

    public DatabaseProvider Provider { get; }

    public string Folder { get; }

    public string ConnectionString { get; }

    public Uri Url { get; } = new($"http://127.0.0.1:{FreePort.Next()}");

    /// <summary>With a kept one: whether it was filled to the end, and need not be again.</summary>
    public bool IsWhole => File.Exists(WholeMark);

    private string WholeMark => Path.Combine(Folder, "whole");

    public void MarkWhole() => File.WriteAllText(WholeMark, "");

    /// <summary>One that stays for the next run, unless it was left half filled or its database is gone.</summary>
    public static async Task<Home> KeptAsync(DatabaseProvider provider, string name)
    {
        var folder = Path.Combine(Path.GetTempPath(), "ta-bench-kept", $"{name}-{provider}".ToLowerInvariant());
        var database = provider == DatabaseProvider.Postgres ? $"kept_{name}" : null;
        var home = new Home(provider, folder, ConnectionStringOf(provider, folder, database), database, isKept: true);
        if (home.IsWhole && (database is null || await ExistsAsync(database)))
            return home;
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        if (database is not null)
        {
            await ExecuteAsync($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
            await ExecuteAsync($"CREATE DATABASE {database}");
        }
        return home;
    }

    /// <param name="on">The folder to make its own in; null for the system's.</param>
    public static async Task<Home> CreateAsync(DatabaseProvider provider, string? on = null)
    {
        var folder = on is null ? Directory.CreateTempSubdirectory("ta-bench-").FullName : Directory.CreateDirectory(Path.Combine(on, "home")).FullName;
        var database = provider == DatabaseProvider.Postgres ? $"b{Guid.NewGuid():N}" : null;
        if (database is not null)
            await ExecuteAsync($"CREATE DATABASE {database}");
        return new Home(provider, folder, ConnectionStringOf(provider, folder, database), database);
    }

    /// <summary>The command line of a user who keeps everything here.</summary>
    public IEnumerable<string> Arguments(Uri botApi) =>
    [
        "--urls", Url.AbsoluteUri, "--PublicUrl", Url.AbsoluteUri, "--DataDirectory", Folder, "--Telegram:BotApiUrl", botApi.AbsoluteUri,
        "--Database:Provider", Provider.ToString(), "--ConnectionStrings:Default", ConnectionString,
    ];

    public async ValueTask DisposeAsync()
    {
        if (_isKept)
            return;
        if (_database is not null)
            await ExecuteAsync($"DROP DATABASE {_database} WITH (FORCE)");
        Directory.Delete(Folder, recursive: true);
    }

    private static string Cluster => Environment.GetEnvironmentVariable("TELEGRAMADMIN_BENCH_POSTGRES")
        ?? throw new InvalidOperationException("There is no PostgreSQL. Run the benchmarks with scripts/bench, which starts one.");

    private static string ConnectionStringOf(DatabaseProvider provider, string folder, string? database) => provider == DatabaseProvider.Sqlite
        ? $"Data Source={Path.Combine(folder, "telegramadmin.db")};Default Timeout=5"
        : new NpgsqlConnectionStringBuilder(Cluster) { Database = database, MaxPoolSize = 20 }.ConnectionString;

    private static async Task<bool> ExistsAsync(string database) => await ExecuteAsync($"SELECT 1 FROM pg_database WHERE datname = '{database}'") is not null;

    private static async Task<object?> ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Cluster) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
