using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Objects;
using TelegramAdmin.Sandbox.Stripe.Protocol;
using TelegramAdmin.Sandbox.Stripe.Reference;

namespace TelegramAdmin.Sandbox.Stripe.Events;

/// <summary>The account's events in the order in which they happened.</summary>
internal sealed class EventLog(TimeProvider time)
{
    private readonly Dictionary<string, LoggedEvent> _byId = [];
    private readonly List<LoggedEvent> _all = [];

    public IReadOnlyList<LoggedEvent> All => _all;

    /// <summary>Takes new events on their way; null while nothing is running.</summary>
    public Action<LoggedEvent>? Send { get; set; }

    public TimeProvider Time => time;

    public LoggedEvent? Find(string id) => _byId.GetValueOrDefault(id);

    public void Add(string type, JsonObject subject, JsonObject? before, StripeCause? cause, long now, bool hasWebhook)
    {
        var id = StripeIds.New("event");
        var added = new LoggedEvent
        {
            Id = id,
            Type = type,
            Subject = subject.Text("id") ?? "",
            Created = now,
            Json = Write(id, type, subject, before, cause, now, hasWebhook),
            State = EventState.Unsent,
        };
        Keep(added);
        if (hasWebhook) Send?.Invoke(added);
    }

    public void Keep(LoggedEvent one)
    {
        _byId[one.Id] = one;
        _all.Add(one);
    }

    private static string Write(string id, string type, JsonObject subject, JsonObject? before, StripeCause? cause, long now, bool hasWebhook)
    {
        var data = new JsonObject { ["object"] = subject.DeepClone() };
        if (before is not null) data["previous_attributes"] = before.DeepClone();
        var written = new JsonObject
        {
            ["id"] = id,
            ["object"] = "event",
            ["api_version"] = StripeReference.Current.Version,
            ["created"] = now,
            ["data"] = data,
            ["livemode"] = false,
            ["pending_webhooks"] = hasWebhook ? 1 : 0,
            ["request"] = new JsonObject { ["id"] = cause?.RequestId, ["idempotency_key"] = cause?.IdempotencyKey },
            ["type"] = type,
        };
        return written.ToJsonString(StripeText.Options);
    }
}
