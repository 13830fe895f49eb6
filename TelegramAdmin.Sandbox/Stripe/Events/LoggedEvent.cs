using System.Text.Json.Serialization;

namespace TelegramAdmin.Sandbox.Stripe.Events;

/// <summary>An event as the account keeps it.</summary>
internal sealed class LoggedEvent
{
    private const int DeliveriesKept = 50;

    public required string Id { get; init; }

    public required string Type { get; init; }

    public required string Subject { get; init; }

    public required long Created { get; init; }

    public required string Json { get; init; }

    public EventState State { get; set; }

    /// <summary>Copies that are planned and not yet answered 2xx.</summary>
    public int CopiesLeft { get; set; }

    public List<EventDelivery> Deliveries { get; init; } = [];

    [JsonIgnore]
    public bool IsOpen => State is EventState.Waiting or EventState.Failing;

    public void Note(EventDelivery delivery)
    {
        if (Deliveries.Count == DeliveriesKept) Deliveries.RemoveAt(0);
        Deliveries.Add(delivery);
    }

    public StripeEvent View() =>
        new(Id, Type, Subject, DateTimeOffset.FromUnixTimeSeconds(Created), Json, State, [.. Deliveries]);
}
