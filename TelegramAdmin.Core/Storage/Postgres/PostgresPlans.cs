using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TelegramAdmin.Core.Storage.Postgres;

/// <summary>Plans as PostgreSQL makes them for whatever values may come: those of a prepared statement, with generic plans forced.</summary>
internal static partial class PostgresPlans
{
    public static async Task<IReadOnlyList<string>> ReadAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        var names = Parameter().Matches(sql).Select(m => m.Value).Distinct().ToList();
        var numbered = Parameter().Replace(sql, m => string.Create(CultureInfo.InvariantCulture, $"${names.IndexOf(m.Value) + 1}"));
        var values = names.Count == 0 ? "" : $"({string.Join(", ", names.Select(_ => "NULL"))})";
        var plan = $"plan_{Guid.NewGuid():N}"; // A name that was left behind is in nobody's way.
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await RunAsync(connection, "SET LOCAL plan_cache_mode = force_generic_plan", cancellation);
        await RunAsync(connection, $"PREPARE {plan} AS {numbered}", cancellation);
        try
        {
            return await RunAsync(connection, $"EXPLAIN EXECUTE {plan}{values}", cancellation);
        }
        finally
        {
            await RunAsync(connection, $"DEALLOCATE {plan}", cancellation);
        }
    }

    private static async Task<IReadOnlyList<string>> RunAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A statement that EF made, with its parameters still in it.
        command.CommandText = sql;
#pragma warning restore CA2100
        var lines = new List<string>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            lines.Add(rows.GetString(0));
        return lines;
    }

    [GeneratedRegex(@"@\w+", RegexOptions.None, 500)]
    private static partial Regex Parameter();
}
