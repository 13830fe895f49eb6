using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments.Stripe.Receiving;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Stripe.Working;

/// <summary>Has an event worked off again, at once. What it granted before is not granted a second time: each grant is unique by its payment.</summary>
public sealed class ReplayStripeEvent(IDatabase database, StripeEventBell bell)
{
    /// <param name="id">Its row; see <see cref="StripeEvent"/>.</param>
    public async Task<Result<long>> RunAsync(long id)
    {
        var found = await database.WriteAsync(null, async db =>
        {
            var changed = await db.StripeEvents.Where(e => e.Id == id).ExecuteUpdateAsync(e => e
                .SetProperty(x => x.ProcessedAt, (DateTimeOffset?)null).SetProperty(x => x.NotBefore, (DateTimeOffset?)null).SetProperty(x => x.Attempts, 0));
            db.AfterCommit(bell.Ring);
            return changed > 0;
        });
        return found ? id : StripeEventErrors.NotFound;
    }
}
