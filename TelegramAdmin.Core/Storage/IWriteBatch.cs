namespace TelegramAdmin.Core.Storage;

/// <summary>
/// One kind of hot write: many callers' items become rows in one go, without EF. If a batch fails, its items are tried one by one,
/// so that only the faulty one fails its caller.
/// </summary>
public interface IWriteBatch<TItem, TResult>
{
    /// <summary>Whether rows must become visible in the order of their ids: readers keep the last id as their place, or what they stand for has an order.</summary>
    bool IsOrdered => false;

    /// <summary>Writes the items in their order and fills <paramref name="results"/>, index by index.</summary>
    Task ExecuteAsync(WriteSession session, IReadOnlyList<TItem> items, TResult[] results);

    /// <summary>Called once the items are durable, in the order in which they were committed.</summary>
    void Committed(IReadOnlyList<TItem> items, IReadOnlyList<TResult> results);
}
