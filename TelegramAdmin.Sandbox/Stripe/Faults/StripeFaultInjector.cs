using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Faults;

/// <summary>Decides, call by call, what goes wrong.</summary>
internal sealed class StripeFaultInjector(TimeProvider time)
{
    private StripeFaults _settings = new();
    private int _refusalsLeft;
    private int _lossesLeft;

    public StripeFaults Settings
    {
        get => _settings with { RefuseNext = Left(ref _refusalsLeft), LoseNextAnswers = Left(ref _lossesLeft) };
        set => (_refusalsLeft, _lossesLeft, _settings) = (value.RefuseNext, value.LoseNextAnswers, value);
    }

    public bool RefusesKey => _settings.RefusesKey;

    /// <summary>Before the call is done.</summary>
    public void Strike()
    {
        if (Counts(ref _refusalsLeft) || Chance(_settings.RefuseRate)) throw StripeException.RateLimited(_settings.RetryAfter);
        if (_settings.IsDown) throw StripeException.Down(503);
        if (Chance(_settings.ServerErrorRate)) throw StripeException.Down(500);
    }

    public bool LosesAnswer() => Counts(ref _lossesLeft) || Chance(_settings.LoseAnswerRate);

    public Task BeforeAnswerAsync(CancellationToken ct) =>
        _settings.SlowMs > 0 ? Task.Delay(TimeSpan.FromMilliseconds(_settings.SlowMs), time, ct) : Task.CompletedTask;

    private static int Left(ref int count) => Math.Max(0, Volatile.Read(ref count));

    private static bool Counts(ref int count) => Volatile.Read(ref count) > 0 && Interlocked.Decrement(ref count) >= 0;

    private static bool Chance(double rate) => rate > 0 && Random.Shared.NextDouble() < rate;
}
