using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Managing;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Payments.Products;

/// <summary>What somebody does to promo codes: may they, do it, write it down.</summary>
public sealed class PromoActs(StaffSession session, SavePromoCode save, ArchivePromoCode archive)
{
    public async Task<Failure?> CreateAsync(PromoDraft draft)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        return await RecordAsync(await save.CreateAsync(staff.Workspace, draft), "promo_code.added");
    }

    public async Task<Failure?> ChangeAsync(long id, PromoLimits limits)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        return await RecordAsync(await save.ChangeAsync(staff.Workspace, id, limits), "promo_code.changed");
    }

    public async Task<Failure?> ArchiveAsync(long id)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        return await RecordAsync(await archive.RunAsync(staff.Workspace, id), "promo_code.archived");
    }

    private async Task<Failure?> RecordAsync(Result<PromoCode> done, string action)
    {
        if (done.TryGet(out var promo, out _))
            await session.RecordAsync(action, promo.Code, PromoWords.Gives(promo.Kind, promo.Value));
        return done.Failure;
    }
}
