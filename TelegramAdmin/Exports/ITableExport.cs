using TelegramAdmin.Auth;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Exports;

/// <summary>
/// A table of a page that can be taken home: GET /exports/{name}.{csv|xlsx|json} with the page's own query. Each slice registers its own;
/// rows are read as they are written, so that memory stays flat.
/// </summary>
public interface ITableExport
{
    /// <summary>In the address and the file's name: "users".</summary>
    string Name { get; }

    /// <summary>Who may take it.</summary>
    string Policy => Policies.Admin;

    /// <returns>Null where the query cannot be meant.</returns>
    Task<ExportTable?> OpenAsync(WorkspaceId workspace, IQueryCollection query, CancellationToken cancellation);
}

/// <param name="Columns">Their names, as the page says them.</param>
/// <param name="Count">How many rows there will be, for the progress bar; null where counting costs too much.</param>
/// <param name="Rows">Cells are text, whole and decimal numbers, true or false, <see cref="DateTimeOffset"/>, <see cref="DateOnly"/> or null.</param>
public sealed record ExportTable(IReadOnlyList<string> Columns, long? Count, IAsyncEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>Of rows that are there already: figures of a page.</summary>
    public static ExportTable Of(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        IReadOnlyList<object?>[] all = [.. rows];
        return new ExportTable(columns, all.Length, all.ToAsyncEnumerable());
    }
}
