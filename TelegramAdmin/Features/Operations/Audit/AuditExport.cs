using System.Runtime.CompilerServices;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Exports;

namespace TelegramAdmin.Features.Operations.Audit;

/// <summary>The audit log as a file, with the hashes by which it can be checked.</summary>
internal sealed class AuditExport(AuditReader reader, TimeProvider time) : ITableExport
{
    private static readonly string[] Columns = ["No.", "When", "Who", "Address", "Action", "Target", "Details", "Hash", "Hash of the one before"];

    public string Name => "audit";

    public async Task<ExportTable?> OpenAsync(WorkspaceId workspace, IQueryCollection query, CancellationToken cancellation)
    {
        var filter = AuditQuery.Of(query).ToFilter(time.GetUtcNow(), TimeZoneInfo.Utc);
        return new ExportTable(Columns, await reader.CountAsync(workspace, filter, cancellation), RowsAsync(workspace, filter, cancellation));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(WorkspaceId workspace, AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var entry in reader.WalkAsync(workspace, filter, cancellation))
            yield return [entry.Number, entry.At, entry.Actor, entry.Address, entry.Action, entry.Target, entry.Details, entry.Hash, entry.PreviousHash];
    }
}
