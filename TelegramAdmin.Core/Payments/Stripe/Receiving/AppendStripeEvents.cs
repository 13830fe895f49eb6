using TelegramAdmin.Core.Payments.Stripe.Working;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Stripe.Receiving;

/// <summary>Stores arriving events, many in one commit, and wakes who works them off.</summary>
public sealed class AppendStripeEvents(StripeEventBell bell) : IWriteBatch<ArrivedStripeEvent, bool>
{
    private const string Insert = """
        INSERT INTO stripe_events (event_id, type, is_live, payload, received_at, attempts)
        VALUES (@event, @type, @live, @payload, @at, 0)
        ON CONFLICT (event_id) DO NOTHING RETURNING id
        """;

    /// <summary>They are worked off in the order of their arrival.</summary>
    public bool IsOrdered => true;

    /// <summary>Fills each result with whether the event is new; a second delivery is absorbed.</summary>
    public Task ExecuteAsync(WriteSession session, IReadOnlyList<ArrivedStripeEvent> items, bool[] results) =>
        session.ForEachAsync(Insert, items, static (parameters, item) => parameters
            .Add("@event", item.Envelope.EventId).Add("@type", item.Envelope.Type).Add("@live", item.Envelope.IsLive)
            .Add("@payload", item.Payload).Add("@at", item.ReceivedAt), (index, _) => results[index] = true);

    public void Committed(IReadOnlyList<ArrivedStripeEvent> items, IReadOnlyList<bool> results) => bell.Ring();
}
