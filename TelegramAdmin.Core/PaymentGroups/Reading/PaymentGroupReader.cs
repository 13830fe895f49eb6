using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.PaymentGroups.Reading;

/// <summary>Reads payment groups, the newest first, a page at a time by key.</summary>
public sealed class PaymentGroupReader(IDatabase database)
{
    /// <summary>Up to one more than <paramref name="size"/>, which tells that there are more.</summary>
    public async Task<IReadOnlyList<PaymentGroup>> ReadAsync(WorkspaceId workspace, PaymentGroupState? state = null, long? before = null, int size = 50, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.PaymentGroups.Where(g => g.WorkspaceId == workspace && (state == null || g.State == state) && (before == null || g.Id < before))
            .OrderByDescending(g => g.Id).Take(size + 1).ToListAsync(cancellation);
    }
}
