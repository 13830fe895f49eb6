using TelegramAdmin.Sandbox.BotApi.Methods.Payments;

namespace TelegramAdmin.Sandbox.Faults;

/// <summary>Decides, call by call, what goes wrong.</summary>
internal sealed class FaultInjector(TimeProvider time)
{
    private FaultSettings _settings = new();
    private int _refusalsLeft;

    public FaultSettings Settings
    {
        get => _settings with { RefuseNext = Math.Max(0, Volatile.Read(ref _refusalsLeft)) };
        set
        {
            _refusalsLeft = value.RefuseNext;
            _settings = value;
        }
    }

    public bool RevokesAll => _settings.RevokeAll;

    public int RetryAfter => _settings.RetryAfter;

    public Task BeforeCallAsync(CancellationToken ct) => WaitAsync(_settings.LatencyMinMs, _settings.LatencyMaxMs, ct);

    public Task BeforeAnswerAsync(string method, CancellationToken ct) =>
        Strikes(method) ? WaitAsync(_settings.SlowAnswerMs, _settings.SlowAnswerMs, ct) : Task.CompletedTask;

    public bool Drops(string method) =>
        Chance(_settings.DropRate, method) || (method == PaymentMethods.AnswerPreCheckout && Chance(_settings.LosePreCheckoutRate));

    public bool LosesAnswer(string method) => Chance(_settings.LoseAnswerRate, method);

    public bool FailsInside(string method) => Chance(_settings.ServerErrorRate, method);

    public bool Refuses(string method)
    {
        if (!Strikes(method)) return false;
        if (_settings.RefuseAll || Chance(_settings.RefuseRate)) return true;
        return Volatile.Read(ref _refusalsLeft) > 0 && Interlocked.Decrement(ref _refusalsLeft) >= 0;
    }

    public Task BeforeWebhookAsync(CancellationToken ct) => WaitAsync(_settings.WebhookDelayMs, _settings.WebhookDelayMs, ct);

    public bool RefusesWebhook() => Chance(_settings.WebhookFailRate);

    public bool LosesWebhookAnswer() => Chance(_settings.WebhookLoseAnswerRate);

    /// <summary>How often the bot is told of a payment.</summary>
    public int PaymentUpdates() => Chance(_settings.LosePaymentRate) ? 0 : Chance(_settings.DoublePaymentRate) ? 2 : 1;

    public bool DoublesWebhook() => Chance(_settings.WebhookDuplicateRate);

    private bool Strikes(string method) => _settings.Scope == FaultScope.Everything || SendingMethods.Contains(method);

    private bool Chance(double rate, string method) => rate > 0 && Strikes(method) && Chance(rate);

    private static bool Chance(double rate) => rate > 0 && Random.Shared.NextDouble() < rate;

    private Task WaitAsync(int min, int max, CancellationToken ct)
    {
        if (max <= 0) return Task.CompletedTask;
        var wait = min >= max ? max : Random.Shared.Next(min, max + 1);
        return Task.Delay(TimeSpan.FromMilliseconds(wait), time, ct);
    }
}
