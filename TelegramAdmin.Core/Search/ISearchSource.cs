using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Search;

/// <summary>One kind of things that can be found: which tables tell of them, and how they are described. Each slice brings its own; they are found by themselves.</summary>
public interface ISearchSource
{
    SearchKind Kind { get; }

    /// <summary>The first one holds them; others tell that one of them changed.</summary>
    IReadOnlyList<SearchTable> Tables { get; }

    /// <summary>Describes those of them that are there. What is not there any more is left out, and forgotten.</summary>
    /// <param name="db">Sees every workspace's rows, so what is read has to be compared with the keys.</param>
    Task<IReadOnlyList<SearchDocument>> ReadAsync(AppDbContext db, IReadOnlyCollection<SearchKey> keys, CancellationToken cancellation);
}

/// <param name="Name">As the database calls it.</param>
/// <param name="Key">The number of what is found, where <c>row.</c> stands for the row: <c>row.id</c>.</param>
/// <param name="Columns">A change of one of them is a change of what is found.</param>
public sealed record SearchTable(string Name, string Key, params IReadOnlyList<string> Columns)
{
    /// <summary>Rows come by the thousand and are numbered as they come: they are found by their number, and adding them costs nothing.</summary>
    public bool IsAppended { get; init; }

    /// <summary>Which rows are meant, where <c>row.</c> stands for the row; null for all.</summary>
    public string? Where { get; init; }

    internal string KeyOf(string row) => Key.Replace("row.", row + ".", StringComparison.Ordinal);

    internal string? WhereOf(string row) => Where?.Replace("row.", row + ".", StringComparison.Ordinal);
}

/// <summary>One thing that can be found, within its kind.</summary>
public readonly record struct SearchKey(WorkspaceId WorkspaceId, long Id)
{
    /// <summary>What has a number within its parent only, as a post in its channel, is known by both in one.</summary>
    public const long ParentFactor = 4_294_967_296;

    public static SearchKey Within(WorkspaceId workspace, long parent, long number) => new(workspace, parent * ParentFactor + number);
}
