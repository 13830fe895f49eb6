using System.Collections.Frozen;
using System.Text.Json;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Stripe.Working;

/// <summary>Runs the handlers of one event: its effects and the processed mark are one transaction, so each event has its effect once.</summary>
public sealed class ProcessStripeEvent(IDatabase database, IEnumerable<IStripeEventHandler> handlers, EngineOptions options, TimeProvider time)
{
    private const int LongestError = 1000;

    // Taking the mark first also keeps a second worker from the same event: one of the two finds no row.
    private const string Mark = """
        UPDATE stripe_events SET processed_at = @at, error = @error, not_before = NULL, attempts = attempts + 1 WHERE id = @id AND processed_at IS NULL RETURNING id
        """;

    private const string Postpone = "UPDATE stripe_events SET attempts = @attempts, not_before = @until, error = @error WHERE id = @id AND processed_at IS NULL";

    private readonly FrozenDictionary<string, IStripeEventHandler[]> _handlers = handlers
        .SelectMany(handler => handler.Types, (handler, type) => (handler, type))
        .GroupBy(pair => pair.type, pair => pair.handler).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <exception cref="JsonException">A known field has a form that Stripe does not document.</exception>
    public async Task RunAsync(WaitingStripeEvent stored)
    {
        var happened = JsonSerializer.Deserialize(stored.Payload, StripeJson.Default.EventObject)!;
        var setAside = WhySetAside(happened);
        await database.WriteAsync(null, async db =>
        {
            if (!await TakeMarkAsync(db.Session, stored, setAside) || setAside is not null || happened.Data is not { } data)
                return; // Without data it is about somebody who was erased.
            var context = new StripeEventContext(stored.EventId, stored.Type, stored.IsLive, happened.Created, data.Object, db, time.GetUtcNow());
            foreach (var handler in _handlers.GetValueOrDefault(stored.Type, []))
                await handler.HandleAsync(context);
        });
    }

    public Task PostponeAsync(WaitingStripeEvent stored, int attempts, DateTimeOffset until, string error) => database.WriteAsync(null, db =>
        db.Session.RunAsync(Postpone, p => p.Add("@attempts", attempts).Add("@until", until).Add("@error", ShortText.Cut(error, LongestError)).Add("@id", stored.Id)));

    // Such an event stays in the list, has no effect, and is not tried again by itself.
    private string? WhySetAside(EventObject happened) => happened switch
    {
        { Account: { Length: > 0 } account } => $"set aside: it is of the connected account {ShortText.Cut(account, 64)}, not of the account of the key",
        { Livemode: true } when !options.Stripe.IsLive => "set aside: it is of live mode, and the key is of test mode",
        { Livemode: false } when options.Stripe.IsLive => "set aside: it is of test mode, and the key is of live mode",
        _ => null,
    };

    private async Task<bool> TakeMarkAsync(WriteSession session, WaitingStripeEvent stored, string? setAside)
    {
        var isOurs = false;
        await session.ForEachAsync(Mark, [stored], (p, e) => p.Add("@at", time.GetUtcNow()).Add("@error", setAside).Add("@id", e.Id), (_, _) => isOurs = true);
        return isOurs;
    }
}
