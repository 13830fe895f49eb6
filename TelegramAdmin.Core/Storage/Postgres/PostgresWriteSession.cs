using System.Data.Common;
using Npgsql;

namespace TelegramAdmin.Core.Storage.Postgres;

/// <summary>Statements in one PostgreSQL transaction; many items travel in one round trip.</summary>
internal sealed class PostgresWriteSession(NpgsqlConnection connection, NpgsqlTransaction transaction) : WriteSession
{
    private const int LargestBatch = 500;

    private readonly PostgresParameters _parameters = new();

    public override async Task ForEachAsync<T>(string sql, IReadOnlyList<T> items, Action<SqlParameters, T> bind, Action<int, DbDataReader>? row = null)
    {
        for (var start = 0; start < items.Count; start += LargestBatch)
        {
            await using var batch = new NpgsqlBatch(connection, transaction);
            for (var i = start; i < Math.Min(start + LargestBatch, items.Count); i++)
            {
                var command = new NpgsqlBatchCommand(sql);
                bind(_parameters.Bind(command.Parameters), items[i]);
                batch.BatchCommands.Add(command);
            }
            await RunAsync(batch, start, row);
        }
    }

    private static async Task RunAsync(NpgsqlBatch batch, int start, Action<int, DbDataReader>? row)
    {
        if (row is null)
        {
            await batch.ExecuteNonQueryAsync();
            return;
        }
        await using var reader = await batch.ExecuteReaderAsync();
        var index = start;
        do
        {
            while (await reader.ReadAsync())
                row(index, reader);
            index++;
        }
        while (await reader.NextResultAsync());
    }

    private sealed class PostgresParameters : SqlParameters
    {
        protected override object Time(DateTimeOffset at) => at.ToUniversalTime();

        protected override DbParameter Create(string name, object value) => new NpgsqlParameter(name, value);
    }
}
