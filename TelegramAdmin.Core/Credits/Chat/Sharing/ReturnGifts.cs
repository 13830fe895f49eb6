using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits.Sharing;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits.Chat.Sharing;

/// <summary>Gifts that nobody opened in time go back to the ones who gave them.</summary>
public sealed class ReturnGifts(IDatabase database, SettleGift settle, GiftNews news, TimeProvider time) : IScheduledJob
{
    private const int Batch = 200;

    public string Name => "gifts";

    public string Title => "Return gifts that nobody opened";

    public string Schedule => "0 7/15 * * * ?";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var returned = 0;
        foreach (var gift in await DueAsync(cancellation))
        {
            if (await database.WriteAsync(gift.WorkspaceId, db => ReturnAsync(db, gift), cancellation))
                returned++;
        }
        return returned == 0 ? null : $"{returned:N0} gifts went back.";
    }

    private async Task<IReadOnlyList<CreditGift>> DueAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var db = database.ReadAll();
        return await db.CreditGifts.Where(g => g.State == GiftState.Waiting && g.ExpiresAt <= now).OrderBy(g => g.Id).Take(Batch).ToListAsync(cancellation);
    }

    private async Task<bool> ReturnAsync(AppDbContext db, CreditGift gift)
    {
        if (!await settle.ReturnAsync(db, gift, "Nobody opened the gift"))
            return false;
        await news.TellGiverAsync(db, gift, "gift.expired");
        return true;
    }
}
