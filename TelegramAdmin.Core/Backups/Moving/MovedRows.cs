using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace TelegramAdmin.Core.Backups.Moving;

/// <summary>Reads rows from either database as the same values: bool, long, microseconds, DateOnly, TimeOnly, double, bytes, text.</summary>
internal static class MovedRows
{
    /// <exception cref="BackupException">A column holds what it should not.</exception>
    public static async IAsyncEnumerable<object?[]> ReadAsync(DbConnection connection, MovedTable table, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of the model, quoted.
        command.CommandText = $"SELECT {table.ColumnList} FROM \"{table.Name}\"{Order(table)}";
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        await using var rows = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var row = new object?[table.Columns.Count];
            for (var i = 0; i < row.Length; i++)
                row[i] = Plain(table, table.Columns[i], rows.GetValue(i));
            yield return row;
        }
    }

    private static string Order(MovedTable table) => table.Key.Count == 0 ? "" : $" ORDER BY {string.Join(", ", table.Key.Select(k => $"\"{k}\""))}";

    private static object? Plain(MovedTable table, MovedColumn column, object value) => (column.Kind, value) switch
    {
        (_, DBNull) => null,
        (MovedKind.Truth, bool truth) => truth,
        (MovedKind.Truth, long number) => number != 0,
        (MovedKind.Whole or MovedKind.Large, long or int or short) => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        (MovedKind.Moment, long microseconds) => microseconds,
        (MovedKind.Moment, DateTime at) => (at.ToUniversalTime().Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
        (MovedKind.Day, DateOnly day) => day,
        (MovedKind.Day, DateTime day) => DateOnly.FromDateTime(day),
        (MovedKind.Day, string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture),
        (MovedKind.Hour, TimeOnly hour) => hour,
        (MovedKind.Hour, TimeSpan hour) => TimeOnly.FromTimeSpan(hour),
        (MovedKind.Hour, string hour) => TimeOnly.Parse(hour, CultureInfo.InvariantCulture),
        (MovedKind.Fraction, double or float or long) => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        (MovedKind.Bytes, byte[] bytes) => bytes,
        (MovedKind.Text, string text) => text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text, // PostgreSQL keeps none.
        _ => throw new BackupException(MoveErrors.Unreadable(table.Name, column.Name)),
    };
}
