using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery;

/// <summary>Where the senders of this process show how they stand, for pages that look at most once a second.</summary>
public sealed class SenderBoard
{
    private volatile Func<IReadOnlyList<SenderStatus>> _read = static () => [];

    /// <summary>Bots that sent something lately; the others have no sender and may use their whole rate.</summary>
    public IReadOnlyList<SenderStatus> Read() => _read();

    internal void Show(Func<IReadOnlyList<SenderStatus>> read) => _read = read;
}

/// <summary>How one bot's sender stands.</summary>
/// <param name="Rate">Bulk messages a second, as learned.</param>
/// <param name="HighestRate">What it may rise to.</param>
/// <param name="BlockedUntil">Telegram asked for silence, or the bot is out; null while it sends.</param>
/// <param name="InFlight">Calls under way.</param>
public sealed record SenderStatus(BotId BotId, double Rate, double HighestRate, DateTimeOffset? BlockedUntil, int InFlight);
