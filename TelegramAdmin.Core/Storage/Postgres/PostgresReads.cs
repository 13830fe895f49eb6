using System.Data.Common;

namespace TelegramAdmin.Core.Storage.Postgres;

/// <summary>Long questions to PostgreSQL: with more memory for what they hash than its default, which would write a million people to disk in parts.</summary>
internal static class PostgresReads
{
    private const string Settings = "SET LOCAL work_mem = '32MB'; SET LOCAL jit = off";

    public static async Task<T> RunAsync<T>(DbCommand command, Func<Task<T>> read, CancellationToken cancellation)
    {
        await using var transaction = await command.Connection!.BeginTransactionAsync(cancellation);
        command.Transaction = transaction;
        await using var settings = command.Connection.CreateCommand();
        (settings.CommandText, settings.Transaction) = (Settings, transaction);
        await settings.ExecuteNonQueryAsync(cancellation);
        return await read();
    }
}
