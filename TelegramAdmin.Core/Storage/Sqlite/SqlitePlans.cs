using System.Data.Common;
using System.Text.RegularExpressions;

namespace TelegramAdmin.Core.Storage.Sqlite;

/// <summary>Plans as SQLite tells them (sqlite.org/eqp.html).</summary>
internal static partial class SqlitePlans
{
    private const int Detail = 3;

    public static async Task<IReadOnlyList<string>> ReadAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A statement that EF made, with its parameters still in it.
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
#pragma warning restore CA2100
        foreach (var name in Parameter().Matches(sql).Select(m => m.Value).Distinct())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, DBNull.Value);
            command.Parameters.Add(parameter);
        }
        var lines = new List<string>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            lines.Add(rows.GetString(Detail));
        return lines;
    }

    [GeneratedRegex(@"@\w+", RegexOptions.None, 500)]
    private static partial Regex Parameter();
}
