using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace TelegramAdmin.Core.Storage.Sqlite;

/// <summary>Statements on the writer's connection, prepared once and kept.</summary>
internal sealed class SqliteWriteSession : WriteSession, IDisposable
{
    private static readonly DbContextOptions<SqliteAppDbContext> WithoutConnection = new DbContextOptionsBuilder<SqliteAppDbContext>().UseSqlite().Options;

    private readonly Dictionary<string, SqliteCommand> _prepared = [];
    private readonly SqliteParameters _parameters = new();
    private readonly SqliteConnection _connection;

    public SqliteWriteSession(SqliteConnection connection)
    {
        _connection = connection;
        RegisterFunctions();
    }

    public SqliteTransaction? Transaction { get; set; }

    /// <summary>A context on the writer's connection and transaction.</summary>
    public SqliteAppDbContext NewContext(WorkspaceId? workspace)
    {
        var context = new SqliteAppDbContext(WithoutConnection) { Workspace = workspace, Session = this };
        context.Database.SetDbConnection(_connection);
        context.Database.UseTransaction(Transaction);
        return context;
    }

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

    // A context that is made with a connection gives it EF's functions, each time anew, and each time SQLite then prepares every statement again.
    private void RegisterFunctions()
    {
        using var context = new SqliteAppDbContext(new DbContextOptionsBuilder<SqliteAppDbContext>().UseSqlite(_connection).Options);
        context.Database.GetDbConnection();
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
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return _prepared[sql] = command;
    }

    private sealed class SqliteParameters : SqlParameters
    {
        protected override object Time(DateTimeOffset at) => SqliteTime.ToNumber(at);

        protected override DbParameter Create(string name, object value) => new SqliteParameter(name, value);
    }
}
