using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace TelegramAdmin.Core.Storage.Sqlite;

/// <summary>Statements on the writer's connection, prepared once and kept.</summary>
internal sealed class SqliteWriteSession(SqliteConnection connection) : WriteSession, IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = [];
    private readonly SqliteParameters _parameters = new();

    public SqliteTransaction? Transaction { get; set; }

    /// <summary>Contexts on these options share the writer's connection.</summary>
    public DbContextOptions<SqliteAppDbContext> ContextOptions { get; } = new DbContextOptionsBuilder<SqliteAppDbContext>().UseSqlite(connection).Options;

    public override Task ForEachAsync<T>(string sql, IReadOnlyList<T> items, Action<SqlParameters, T> bind, Action<int, DbDataReader>? row = null)
    {
        var command = Prepared(sql);
        command.Transaction = Transaction;
        for (var i = 0; i < items.Count; i++)
        {
            bind(_parameters.Bind(command.Parameters), items[i]);
            Run(command, i, row);
        }
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
    }

    private static void Run(SqliteCommand command, int index, Action<int, DbDataReader>? row)
    {
        if (row is null)
        {
            command.ExecuteNonQuery();
            return;
        }
        using var reader = command.ExecuteReader();
        while (reader.Read())
            row(index, reader);
    }

    private SqliteCommand Prepared(string sql)
    {
        if (_prepared.TryGetValue(sql, out var known))
            return known;
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return _prepared[sql] = command;
    }

    private sealed class SqliteParameters : SqlParameters
    {
        protected override object Time(DateTimeOffset at) => SqliteTime.ToNumber(at);

        protected override DbParameter Create(string name, object value) => new SqliteParameter(name, value);
    }
}
