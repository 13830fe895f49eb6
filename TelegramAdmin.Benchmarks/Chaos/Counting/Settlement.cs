using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Benchmarks.Chaos.Traffic;
using TelegramAdmin.Benchmarks.Chaos.Troubles;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Sandbox.Stripe;

namespace TelegramAdmin.Benchmarks.Chaos.Counting;

/// <summary>Waits until nothing is under way any more, and counts.</summary>
internal sealed class Settlement(Stage stage, Streams streams)
{
    private static readonly DeliveryState[] Ended = [DeliveryState.Sent, DeliveryState.Failed, DeliveryState.Cancelled, DeliveryState.Unknown];
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private DateTimeOffset _toldAgainAt;

    public async Task<Tally> CountAsync(string scenario, DatabaseProvider provider)
    {
        stage.Sandbox.World.Faults = TelegramTroubles.Usual;
        stage.Sandbox.Stripe.Delivery = TelegramTroubles.UsualEvents;
        await using var engine = await Engine.OpenAsync(stage.Home, stage.Sandbox);
        var tally = new Tally(scenario, provider);
        var deadline = DateTimeOffset.UtcNow + stage.Scale.Patience;
        while (DateTimeOffset.UtcNow < deadline && !await IsQuietAsync(engine))
            await Task.Delay(Look);
        await using (var db = engine.Storage.ReadAll())
        {
            await MessageCount.AddAsync(tally, db, stage.Crowd, streams.Posted);
            await UpdateCount.AddAsync(tally, db, stage.Crowd, streams.Asked);
            await PaymentCount.AddAsync(tally, db, stage, streams.Bought);
        }
        (tally.LongestSilence, tally.ToGoOn) = stage.Timing.Silence(stage.Crowd.Bots);
        return tally;
    }

    private async Task<bool> IsQuietAsync(Engine engine)
    {
        TellAgain();
        if (stage.Crowd.Bots.Any(b => b.PendingUpdates > 0))
            return false;
        try
        {
            await using var db = engine.Storage.ReadAll();
            return !await db.InboxUpdates.AnyAsync(u => u.ProcessedAt == null)
                && !await db.OutboxMessages.AnyAsync(m => !Ended.Contains(m.State))
                && await db.Broadcasts.AllAsync(b => b.State == BroadcastState.Finished)
                && !await db.StripeEvents.AnyAsync(e => e.ProcessedAt == null)
                && await db.Payments.CountAsync(p => p.GrantedAt != null) >= streams.Bought;
        }
        catch (DbException)
        {
            return false; // A connection from before the trouble.
        }
    }

    /// <summary>As Stripe does for days: what was not taken is posted again.</summary>
    private void TellAgain()
    {
        if (DateTimeOffset.UtcNow - _toldAgainAt < TimeSpan.FromSeconds(5))
            return;
        _toldAgainAt = DateTimeOffset.UtcNow;
        foreach (var late in stage.Sandbox.Stripe.Events.Where(e => e.State != EventState.Delivered))
            stage.Sandbox.Stripe.Resend(late.Id);
    }
}
