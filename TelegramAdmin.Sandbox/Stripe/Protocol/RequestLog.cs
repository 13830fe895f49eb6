namespace TelegramAdmin.Sandbox.Stripe.Protocol;

/// <summary>Keeps what was asked, for tests and for the page.</summary>
internal sealed class RequestLog
{
    private const int Kept = 20_000;

    private readonly Queue<StripeRequest> _requests = new();

    public IReadOnlyList<StripeRequest> All => [.. _requests];

    public void Add(StripeRequest request)
    {
        if (_requests.Count == Kept) _requests.Dequeue();
        _requests.Enqueue(request);
    }

    public void Clear() => _requests.Clear();
}
