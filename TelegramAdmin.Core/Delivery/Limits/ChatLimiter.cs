namespace TelegramAdmin.Core.Delivery.Limits;

/// <summary>
/// What one chat takes: a person 1 a second with short bursts, a group 20 a minute (core.telegram.org/bots/faq). Kept as the time at which
/// the chat's debt is paid off (GCRA), with a little more than Telegram's interval because messages travel unevenly.
/// </summary>
internal struct ChatLimiter
{
    private static readonly (TimeSpan Interval, int Burst) Person = (TimeSpan.FromSeconds(1.1), 3);
    private const int GroupBurst = 5;

    private readonly TimeSpan _interval;
    private readonly TimeSpan _tolerance;

    public ChatLimiter(long chatId, int groupPerMinute)
    {
        // Groups, supergroups and channels have negative ids.
        var (interval, burst) = chatId < 0 ? (TimeSpan.FromMinutes(1) / groupPerMinute, GroupBurst) : Person;
        (_interval, _tolerance) = (interval, interval * (burst - 1));
        PaidOffAt = DateTimeOffset.MinValue;
    }

    public DateTimeOffset PaidOffAt { get; private set; }

    public readonly DateTimeOffset NextAt => PaidOffAt == DateTimeOffset.MinValue ? DateTimeOffset.MinValue : PaidOffAt - _tolerance;

    public void Take(int cost, DateTimeOffset now) => PaidOffAt = (PaidOffAt > now ? PaidOffAt : now) + cost * _interval;
}
