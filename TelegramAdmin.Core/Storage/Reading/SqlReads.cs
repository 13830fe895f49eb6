using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage.Postgres;
using TelegramAdmin.Core.Storage.Sqlite;

namespace TelegramAdmin.Core.Storage.Reading;

/// <summary>Hand-written questions that both databases understand, for what EF cannot say.</summary>
public static class SqlReads
{
    /// <summary>Every row of an answer. Cancelled, the database stops working on it too.</summary>
    public static async Task<IReadOnlyList<T>> QueryAsync<T>(this AppDbContext db, string sql, Action<DbCommand> bind, Func<DbDataReader, T> row, CancellationToken cancellation = default)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        bind(command);
        return SqliteReads.Covers(command)
            ? await SqliteReads.RunAsync(command, () => ReadAsync(command, row, cancellation), cancellation)
            : await PostgresReads.RunAsync(command, () => ReadAsync(command, row, cancellation), cancellation);
    }

    /// <param name="value">A number, text, a truth or a time.</param>
    public static void Bind(this DbCommand command, DatabaseProvider provider, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value is not DateTimeOffset at ? value : provider == DatabaseProvider.Sqlite ? SqliteTime.ToNumber(at) : at.ToUniversalTime();
        command.Parameters.Add(parameter);
    }

    /// <summary>A time out of many, without asking each row for the type of its column.</summary>
    public static DateTimeOffset Time(this DbDataReader row, DatabaseProvider provider, int column) =>
        provider == DatabaseProvider.Sqlite ? SqliteTime.FromNumber(row.GetInt64(column)) : row.GetFieldValue<DateTimeOffset>(column);

    /// <summary>A time, as either database gives it.</summary>
    public static DateTimeOffset Time(this DbDataReader row, int column) =>
        row.GetFieldType(column) == typeof(long) ? SqliteTime.FromNumber(row.GetInt64(column)) : row.GetFieldValue<DateTimeOffset>(column);

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(DbCommand command, Func<DbDataReader, T> row, CancellationToken cancellation)
    {
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            rows.Add(row(reader));
        return rows;
    }
}
