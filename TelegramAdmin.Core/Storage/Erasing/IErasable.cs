namespace TelegramAdmin.Core.Storage.Erasing;

/// <summary>Where a slice keeps what tells of a person, and what becomes of it when that person is erased. One for each slice; found by itself.</summary>
public interface IErasable
{
    /// <summary>In the order in which they are worked off: what is found through another table comes before that.</summary>
    IReadOnlyList<PersonalRows> Rows { get; }
}

/// <summary>Rows of one table that tell of a person.</summary>
/// <param name="Where">
/// SQL that both databases understand. Known in it are @workspace, @person (the Telegram user), @pseudonym, @now, @accounts and @conversations (lists of
/// ids), @mentions(column) for a column of JSON in which the person's number stands, and @tells(column) for words in which a name or the number stands.
/// </param>
/// <param name="Set">What is emptied or replaced; null removes the rows.</param>
/// <param name="IsExported">Whether the rows belong to what the person may have a copy of.</param>
public sealed record PersonalRows(string Table, string Where, string? Set = null, bool IsExported = true);

/// <summary>Files that are a person's. Looked for before any row goes, deleted once the erasure is durable.</summary>
public interface IPersonFiles
{
    /// <returns>Full paths.</returns>
    Task<IReadOnlyList<string>> FindAsync(AppDbContext db, WorkspaceId workspace, IReadOnlyCollection<long> conversations, CancellationToken cancellation);
}

/// <summary>What of a person lies at Telegram and can be taken away there. Asked in the erasure's transaction, before any row goes; what it leaves in the outbox goes out after the commit.</summary>
public interface IPersonTraces
{
    Task ForgetAsync(AppDbContext db, WorkspaceId workspace, IReadOnlyCollection<long> conversations, CancellationToken cancellation);
}
