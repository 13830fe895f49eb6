using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits.Managing;

/// <summary>Ends a promo code: nobody can use it any more. What it gave stays.</summary>
public sealed class ArchivePromoCode(IDatabase database, TimeProvider time)
{
    public Task<Result<PromoCode>> RunAsync(WorkspaceId workspace, long id) => database.WriteAsync(workspace, async db =>
    {
        var promo = await db.PromoCodes.AsTracking().FirstOrDefaultAsync(p => p.Id == id && p.ArchivedAt == null);
        if (promo is null)
            return (Result<PromoCode>)ManagingErrors.PromoNotFound;
        promo.ArchivedAt = time.GetUtcNow();
        return promo;
    });
}
