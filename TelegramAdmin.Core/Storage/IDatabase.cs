namespace TelegramAdmin.Core.Storage;

/// <summary>
/// The one door to the database. Reads open a context of their own; every write goes through here, so that on SQLite one writer
/// serves all (many writes share one commit) and on PostgreSQL several do.
/// </summary>
public interface IDatabase
{
    DatabaseProvider Provider { get; }

    /// <summary>A context that tracks nothing and sees one workspace's rows.</summary>
    AppDbContext Read(WorkspaceId workspace);

    /// <summary>A context that tracks nothing and sees every workspace's rows: for background work and sign-in only.</summary>
    AppDbContext ReadAll();

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction and completes when it is durable. Changes that the work leaves tracked are saved.
    /// The work may run again after a deadlock, so it must touch nothing but its context.
    /// </summary>
    /// <param name="workspace">Whose rows the work sees; null for work across workspaces.</param>
    /// <exception cref="StorageUnavailableException">Nothing was kept.</exception>
    Task<T> WriteAsync<T>(WorkspaceId? workspace, Func<AppDbContext, Task<T>> work, CancellationToken cancellation = default);

    /// <summary>Hands one item to a group commit; completes with its result when it is durable.</summary>
    /// <exception cref="StorageUnavailableException">Nothing was kept.</exception>
    Task<TResult> AppendAsync<TItem, TResult>(IWriteBatch<TItem, TResult> batch, TItem item);
}

public static class DatabaseWrites
{
    /// <summary>As <see cref="IDatabase.WriteAsync{T}"/>, for work without a result.</summary>
    public static Task WriteAsync(this IDatabase database, WorkspaceId? workspace, Func<AppDbContext, Task> work, CancellationToken cancellation = default) =>
        database.WriteAsync(workspace, async db =>
        {
            await work(db);
            return true;
        }, cancellation);
}
