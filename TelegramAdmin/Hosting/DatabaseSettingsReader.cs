using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Hosting;

/// <summary>Reads <see cref="DatabaseOptions"/>: our own keys, else the <c>DATABASE_URL</c> that a platform gives, else a file in the data directory.</summary>
internal sealed class DatabaseSettingsReader(IConfiguration configuration, List<string> problems)
{
    private const string PlatformKey = "DATABASE_URL";

    /// <summary>Whether anybody said which database it is.</summary>
    public static bool IsConfigured(IConfiguration configuration) => configuration["Database:Provider"] is { Length: > 0 } || configuration[PlatformKey] is { Length: > 0 };

    public DatabaseOptions Read(EngineOptions engine)
    {
        var provider = configuration["Database:Provider"] ?? "";
        var connection = configuration.GetConnectionString("Default") ?? "";
        if (provider.Length == 0 && connection.Length == 0 && configuration[PlatformKey] is { Length: > 0 } url)
            return OfPlatform(url);
        if (!ByName.TryParse<DatabaseProvider>(provider.Length == 0 ? nameof(DatabaseProvider.Sqlite) : provider, out var kind))
            problems.Add($"Database:Provider: \"{provider}\" is not known. Write Sqlite or Postgres.");
        if (kind == DatabaseProvider.Postgres)
            return Postgres(connection);
        if (connection.Length > 0 && !DatabaseAddress.IsSqlite(connection))
            problems.Add("ConnectionStrings:Default: Sqlite needs a connection string such as Data Source=/srv/telegramadmin/telegramadmin.db, or none for the data directory.");
        return new DatabaseOptions { ConnectionString = connection.Length > 0 ? connection : $"Data Source={engine.PathOf("telegramadmin.db")};Default Timeout=5" };
    }

    private DatabaseOptions Postgres(string connection)
    {
        if (DatabaseAddress.TryRead(connection, out var read) && read.Provider == DatabaseProvider.Postgres)
            return read;
        problems.Add("ConnectionStrings:Default: Postgres needs a connection string such as Host=localhost;Database=telegramadmin;Username=app;Password=secret.");
        return new DatabaseOptions { Provider = DatabaseProvider.Postgres, ConnectionString = connection };
    }

    // Its text is not repeated: the password stands in it.
    private DatabaseOptions OfPlatform(string url)
    {
        if (DatabaseAddress.TryRead(url, out var read) && read.Provider == DatabaseProvider.Postgres)
            return read;
        problems.Add($"{PlatformKey} is not an address of PostgreSQL. Write it like postgres://user:password@host:5432/database, or take it out and set Database:Provider and ConnectionStrings:Default.");
        return new DatabaseOptions { Provider = DatabaseProvider.Postgres };
    }
}
