namespace TelegramAdmin.Core.Delivery.Limits;

/// <summary>
/// A bot's bulk rate, paced evenly: 28 a second with 60–120 ms of latency stays clean by the strictest reading of Telegram's limit
/// (30 in any sliding second), 29 does not. Replies pass at once but push the next bulk slot back, and while they flow bulk leaves them
/// some room, so that both together keep the limit. A 429 cuts the rate, a second one soon after sharply; quiet raises it again, slowly.
/// </summary>
internal sealed class PacedLimiter
{
    /// <summary>What Telegram allows for nothing.</summary>
    public const double FreeRate = 27.8;

    private const double RoomForReplies = 2;
    private const double LowestRate = 1;
    private const double FirstCut = 0.85;
    private const double Cut = 0.7;
    private const double Raise = 0.5;
    private static readonly TimeSpan RaiseAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Calm = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RepliesFlowFor = TimeSpan.FromSeconds(5);

    /// <summary>A timer's usual lateness, which is made up for; more would send two messages at once.</summary>
    private static readonly TimeSpan Lateness = TimeSpan.FromMilliseconds(10);

    private DateTimeOffset _next = DateTimeOffset.MinValue;
    private DateTimeOffset _changedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _cutAt = DateTimeOffset.MinValue;
    private DateTimeOffset _repliedAt = DateTimeOffset.MinValue;

    /// <summary>Messages a second that it never exceeds: the free rate, or what the bot pays for. A change sets out from it anew.</summary>
    public double HighestRate
    {
        get;
        set
        {
            if (field == value)
                return;
            (field, Rate) = (value, value);
        }
    } = FreeRate;

    /// <summary>Messages a second, as learned.</summary>
    public double Rate { get; private set; } = FreeRate;

    /// <summary>What it will be for something that leaves at this time: it rises a step every few seconds without a 429, also while nothing is sent.</summary>
    public double RateAt(DateTimeOffset now) => Math.Min(HighestRate, Rate + Math.Max(0, Math.Floor((now - _changedAt) / RaiseAfter)) * Math.Max(Raise, HighestRate / 50));

    /// <summary>When the next bulk message may leave.</summary>
    public DateTimeOffset NextAt => _next;

    /// <summary>
    /// When something may leave that counts as several. They leave at once, so a second that begins or ends with them must not be full of
    /// others: there is room before and after.
    /// </summary>
    public DateTimeOffset DueAt(int cost, DateTimeOffset now) => _next == DateTimeOffset.MinValue ? _next : _next + RoomAround(cost) * Interval(now);

    /// <summary>Uses the slot that is due. Being a little late is made up for, so that the mean rate holds; an idle time is not.</summary>
    public void Take(int cost, DateTimeOffset now)
    {
        var due = DueAt(cost, now);
        _next = (now - due < Lateness ? due : now) + (1 + RoomAround(cost)) * Interval(now);
        if (RateAt(now) is var rate && rate > Rate)
            (Rate, _changedAt) = (rate, now);
    }

    /// <summary>A reply left: the next bulk message comes as many slots later.</summary>
    public void Charge(int cost, DateTimeOffset now)
    {
        _repliedAt = now;
        _next = (_next > now ? _next : now) + (cost + RoomAround(cost)) * Interval(now);
    }

    /// <summary>Telegram said 429 for the bot as a whole.</summary>
    public void BackOff(DateTimeOffset now, TimeSpan retryAfter)
    {
        var until = now + retryAfter;
        if (_next < until)
            _next = until;
        if (now - _cutAt < TimeSpan.FromSeconds(1))
            return; // Several answers tell of one event; it is paid for once.
        Rate = Math.Max(LowestRate, Rate * (now - _cutAt < Calm ? Cut : FirstCut));
        (_changedAt, _cutAt) = (now, now);
    }

    // Two may come together: the pace stays that much below the limit.
    private static int RoomAround(int cost) => Math.Max(0, cost - 2);

    private TimeSpan Interval(DateTimeOffset now) =>
        TimeSpan.FromSeconds(1 / (now - _repliedAt < RepliesFlowFor ? Math.Max(LowestRate, Rate - RoomForReplies) : Rate));
}
