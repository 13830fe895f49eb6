using System.Text.Json;
using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Checkout;
using TelegramAdmin.Sandbox.Stripe.Events;

namespace TelegramAdmin.Sandbox.Stripe;

/// <summary>The emulated Stripe account from inside the process: tests look at it, act for payers and banks, and let things go wrong.</summary>
public sealed partial class SandboxStripe : IDisposable
{
    private static readonly TimeSpan ExpiryCheck = TimeSpan.FromSeconds(30);

    private readonly StripeAccount _account;
    private readonly EventDeliverer _deliverer;
    private ITimer? _timer;

    internal SandboxStripe(StripeAccount account)
    {
        _account = account;
        _deliverer = new EventDeliverer(account);
    }

    public string SecretKey => _account.Options.SecretKey;

    public string WebhookSecret => _account.Options.WebhookSecret;

    /// <summary>Where events are posted; null posts none.</summary>
    public Uri? WebhookUrl
    {
        get => _account.Options.WebhookUrl;
        set => Locked(() => _account.Options = _account.Options with { WebhookUrl = value });
    }

    /// <summary>What goes wrong with calls; assign a changed copy.</summary>
    public StripeFaults Faults
    {
        get => _account.Faults.Settings;
        set => _account.Faults.Settings = value;
    }

    /// <summary>How events travel; assign a changed copy. It holds for events that happen from then on.</summary>
    public StripeDelivery Delivery
    {
        get => _deliverer.Settings;
        set => Locked(() => _deliverer.Settings = value);
    }

    /// <summary>The last calls, oldest first.</summary>
    public IReadOnlyList<StripeRequest> Requests => Locked(() => _account.Requests.All);

    /// <summary>All events with what became of each, oldest first.</summary>
    public IReadOnlyList<StripeEvent> Events => Locked(() => _account.Events.All.Select(one => one.View()).ToList());

    /// <param name="kind">The value of the field "object": customer, payment_intent, checkout.session…</param>
    /// <returns>Oldest first.</returns>
    public IReadOnlyList<JsonElement> All(string kind) => Locked(() => _account.Objects.Of(kind).Select(Copy).ToList());

    public JsonElement? Find(string id) => Locked(() => _account.Objects.Find(id) is { } found ? Copy(found) : (JsonElement?)null);

    public void ForgetRequests() => Locked(() =>
    {
        _account.Requests.Clear();
        return true;
    });

    /// <summary>Posts an event once more, whatever became of it.</summary>
    public void Resend(string eventId) => Locked(() =>
    {
        _deliverer.Resend(_account.Events.Find(eventId) ?? throw new ArgumentException($"There is no event {eventId}.", nameof(eventId)));
        return true;
    });

    /// <summary>Lets go the events that are held.</summary>
    /// <param name="shuffleSeed">Shuffles them, always in the same way; null keeps the order in which they happened.</param>
    public void Release(int? shuffleSeed = null) => Locked(() =>
    {
        _deliverer.Release(shuffleSeed);
        return true;
    });

    /// <summary>Ends when no event is on its way any more. Those that are held or lost stay so.</summary>
    public Task WhenQuietAsync(CancellationToken ct = default) => Locked(_deliverer.WhenQuiet).WaitAsync(ct);

    public void Dispose()
    {
        _timer?.Dispose();
        Locked(() =>
        {
            _deliverer.Stop();
            return true;
        });
        _deliverer.Dispose();
    }

    internal void Start(Uri server) => Locked(() =>
    {
        _account.PagesUrl = new Uri(server, "stripe").AbsoluteUri;
        _timer = _account.World.Time.CreateTimer(_ => ExpireDue(), null, ExpiryCheck, ExpiryCheck);
        _deliverer.Resume();
        return true;
    });

    private void ExpireDue() => Locked(() =>
    {
        new CheckoutSessions(_account).ExpireDue();
        return true;
    });

    private static JsonElement Copy(JsonObject one) => JsonSerializer.SerializeToElement(one);

    private T Locked<T>(Func<T> act)
    {
        lock (_account.Gate) return act();
    }
}
