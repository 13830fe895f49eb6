using System.Text.Json.Serialization;

namespace TelegramAdmin.Sandbox.Stripe;

/// <summary>An event and what became of it.</summary>
/// <param name="Json">The event as it is posted, letter for letter.</param>
/// <param name="Subject">Id of the object that it is about.</param>
public sealed record StripeEvent(
    string Id, string Type, string Subject, DateTimeOffset At, string Json, EventState State, IReadOnlyList<EventDelivery> Deliveries);

/// <summary>One attempt to post an event.</summary>
/// <param name="Status">HTTP status of the answer; null when there was none.</param>
/// <param name="Error">What went wrong, in words; null after a 2xx.</param>
public sealed record EventDelivery(DateTimeOffset At, int? Status, string? Error);

/// <summary>Where an event stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EventState>))]
public enum EventState
{
    /// <summary>No webhook is set: it can be listed only.</summary>
    Unsent,

    /// <summary>Will be posted when its time comes.</summary>
    Waiting,

    /// <summary>Every planned copy was answered 2xx.</summary>
    Delivered,

    /// <summary>Was not answered 2xx; will be tried again.</summary>
    Failing,

    /// <summary>Kept back until it is released.</summary>
    Held,

    /// <summary>Will not be posted, as if the network had swallowed it.</summary>
    Lost,

    /// <summary>Was not answered 2xx for three days.</summary>
    GivenUp,
}
