using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Hosting;

/// <summary>Reads where a database is: a connection string, or an address like postgres://user:password@host:5432/database?sslmode=require.</summary>
internal static class DatabaseAddress
{
    /// <summary>What the parameters of PostgreSQL's own library are called in Npgsql (postgresql.org/docs/15/libpq-connect.html); null for what only other libraries mind.</summary>
    private static readonly Dictionary<string, string?> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sslmode"] = "SSL Mode", ["sslrootcert"] = "Root Certificate", ["sslcert"] = "SSL Certificate", ["sslkey"] = "SSL Key", ["channel_binding"] = "Channel Binding",
        ["application_name"] = "Application Name", ["connect_timeout"] = "Timeout", ["host"] = "Host", ["port"] = "Port", ["user"] = "Username", ["password"] = "Password",
        ["dbname"] = "Database", ["schema"] = "Search Path", ["options"] = "Options", ["target_session_attrs"] = "Target Session Attributes",
        ["pgbouncer"] = null, ["connection_limit"] = null, ["pool_timeout"] = null,
    };

    /// <returns>Whether it names a database of either kind.</returns>
    public static bool TryRead(string text, out DatabaseOptions options)
    {
        options = new DatabaseOptions();
        if (IsUrl(text))
        {
            options = new DatabaseOptions { Provider = DatabaseProvider.Postgres, ConnectionString = FromUrl(text) ?? "" };
            return options.ConnectionString.Length > 0;
        }
        if (IsPostgres(text))
            options = new DatabaseOptions { Provider = DatabaseProvider.Postgres, ConnectionString = text };
        else if (IsSqlite(text))
            options = new DatabaseOptions { ConnectionString = text };
        else if (text.EndsWith(".db", StringComparison.OrdinalIgnoreCase) && !text.Contains(';', StringComparison.Ordinal))
            options = new DatabaseOptions { ConnectionString = new SqliteConnectionStringBuilder { DataSource = text }.ConnectionString };
        return options.ConnectionString.Length > 0;
    }

    public static bool IsSqlite(string connection)
    {
        try
        {
            return new SqliteConnectionStringBuilder(connection).DataSource.Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsPostgres(string connection)
    {
        try
        {
            return !string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(connection).Host);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsUrl(string text) => text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    private static string? FromUrl(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
            return null;
        var user = url.UserInfo.Split(':', 2);
        try
        {
            var settings = new NpgsqlConnectionStringBuilder
            {
                Host = Uri.UnescapeDataString(url.Host).Trim('[', ']'), Port = url.Port > 0 ? url.Port : NpgsqlConnection.DefaultPort,
                Database = url.AbsolutePath.Trim('/') is { Length: > 0 } name ? Uri.UnescapeDataString(name) : null,
                Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null, Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            };
            foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
                Set(settings, pair.Split('=', 2));
            return string.IsNullOrEmpty(settings.Host) ? null : settings.ConnectionString;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            return null;
        }
    }

    private static void Set(NpgsqlConnectionStringBuilder settings, string[] pair)
    {
        var value = pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "";
        if (!Names.TryGetValue(pair[0], out var name))
            settings[pair[0]] = value; // Npgsql's own, or nobody's: then it refuses.
        else if (name is not null)
            settings[name] = name is "SSL Mode" ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(value).Replace("-", "", StringComparison.Ordinal) : value;
    }
}
