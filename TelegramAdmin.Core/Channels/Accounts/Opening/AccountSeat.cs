namespace TelegramAdmin.Core.Channels.Accounts.Opening;

/// <summary>Where one account is opened and closed: one at a time, however many ask.</summary>
internal sealed class AccountSeat
{
    public SemaphoreSlim Turn { get; } = new(1, 1);

    public ChannelSet Listening { get; } = new();

    /// <summary>Changed by whoever has the turn; looked at by all.</summary>
    public OpenAccount? Open { get; set; }
}
