using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Reading;

/// <summary>Reads the whole catalogue for the team, archived products last.</summary>
public sealed class ProductReader(IDatabase database)
{
    public async Task<IReadOnlyList<Product>> ListAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.Products.Include(p => p.Prices).OrderBy(p => p.ArchivedAt != null).ThenBy(p => p.Position).ThenBy(p => p.Id).ToListAsync(cancellation);
    }

    /// <summary>What products are called, archived ones too.</summary>
    public async Task<IReadOnlyDictionary<long, string>> NamesAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.Products.OrderBy(p => p.Position).ToDictionaryAsync(p => p.Id, p => p.Name, cancellation);
    }
}
