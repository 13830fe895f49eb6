using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Stripe;

/// <summary>
/// What follows from events of some types. It runs inside the transaction that marks the event as worked off, and calls nothing outside:
/// what Stripe or Telegram shall be asked for is left as a row for whoever does it. Events come late, twice and in any order.
/// </summary>
public interface IStripeEventHandler
{
    IReadOnlySet<string> Types { get; }

    Task HandleAsync(StripeEventContext context);
}

/// <summary>One event on its way through its handlers, with the transaction that will hold its effects. Sees every workspace's rows.</summary>
/// <param name="Object">The event's data.object.</param>
public sealed record StripeEventContext(string EventId, string Type, bool IsLive, DateTimeOffset HappenedAt, JsonElement Object, AppDbContext Db, DateTimeOffset Now)
{
    public T Read<T>(JsonTypeInfo<T> type) => Object.Deserialize(type)!;
}
