namespace TelegramAdmin.Core.Storage;

public enum DatabaseProvider
{
    /// <summary>A file in the data directory; one writer, one machine.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or later.</summary>
    Postgres,
}

public static class DatabaseNames
{
    extension(DatabaseProvider provider)
    {
        /// <summary>As its makers write it.</summary>
        public string Name => provider == DatabaseProvider.Sqlite ? "SQLite" : "PostgreSQL";
    }
}

/// <summary>Which database holds everything, and where.</summary>
public sealed class DatabaseOptions
{
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    public string ConnectionString { get; set; } = "";
}
