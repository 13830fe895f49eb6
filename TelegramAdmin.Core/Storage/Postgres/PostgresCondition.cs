using Npgsql;

namespace TelegramAdmin.Core.Storage.Postgres;

internal static class PostgresCondition
{
    private const int Oldest = 150000;

    private const string Question = """
        SELECT current_setting('server_version'), current_setting('server_version_num')::int, current_setting('server_encoding'), clock_timestamp(),
            CASE WHEN current_schema() IS NULL THEN 'a schema to work in (search_path)'
                WHEN NOT has_schema_privilege(current_schema(), 'CREATE') THEN 'CREATE in the schema ' || current_schema()
                WHEN NOT has_database_privilege(current_database(), 'CREATE') THEN 'CREATE in the database ' || current_database() END
        """;

    public static async Task<DatabaseCondition> ReadAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(Question, connection);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return new DatabaseCondition($"PostgreSQL {row.GetString(0)}", row.GetInt32(1) < Oldest, row.GetString(2), new DateTimeOffset(row.GetDateTime(3)), row.IsDBNull(4) ? null : row.GetString(4), null);
    }
}
