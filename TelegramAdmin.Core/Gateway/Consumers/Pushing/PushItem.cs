namespace TelegramAdmin.Core.Gateway.Consumers.Pushing;

/// <summary>An update on its way to a consumer's webhook.</summary>
internal sealed class PushItem(LoggedUpdate update)
{
    // As Telegram: 1, 2, 4, 8 … 60 s.
    private const double LongestPause = 60;

    private static readonly TimeSpan LongestAskedPause = TimeSpan.FromHours(1);

    public LoggedUpdate Update => update;

    public bool IsUnderWay { get; set; }

    public bool IsDone { get; set; }

    public DateTimeOffset NotBefore { get; private set; }

    public bool HasFailed => Attempts > 0;

    private int Attempts { get; set; }

    /// <param name="asked">How long the receiver wants to be left alone.</param>
    public void Postpone(DateTimeOffset now, TimeSpan? asked)
    {
        var usual = TimeSpan.FromSeconds(Math.Min(LongestPause, Math.Pow(2, Math.Min(Attempts++, 10))));
        NotBefore = now + (asked is { } pause ? TimeSpan.FromTicks(Math.Clamp(pause.Ticks, 0, LongestAskedPause.Ticks)) : usual);
    }
}
