using System.Data.Common;

namespace TelegramAdmin.Core.Storage;

/// <summary>An open write transaction for hand-written SQL that both databases understand: snake_case names, <c>@name</c> parameters.</summary>
public abstract class WriteSession
{
    /// <summary>Runs one statement once per item, in order, in as few round trips as the database allows.</summary>
    /// <param name="bind">Gives each parameter its value, in the same order for each item.</param>
    /// <param name="row">Called for each row that an item's statement returns (RETURNING), with the item's index.</param>
    public abstract Task ForEachAsync<T>(string sql, IReadOnlyList<T> items, Action<SqlParameters, T> bind, Action<int, DbDataReader>? row = null);

    /// <summary>Runs one statement once.</summary>
    public Task RunAsync(string sql, Action<SqlParameters> bind) => ForEachAsync(sql, [0], (parameters, _) => bind(parameters));
}
