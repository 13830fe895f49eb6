using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Reading;

/// <summary>What products are called, archived ones too.</summary>
public sealed class ProductNames(IDatabase database)
{
    public async Task<IReadOnlyDictionary<long, string>> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.Products.OrderBy(p => p.ArchivedAt != null).ThenBy(p => p.Position).ToDictionaryAsync(p => p.Id, p => p.Name, cancellation);
    }
}
