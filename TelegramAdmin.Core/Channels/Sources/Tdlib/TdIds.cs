namespace TelegramAdmin.Core.Channels.Sources.Tdlib;

/// <summary>TDLib's numbers and Telegram's: chats of channels are -100…, messages are shifted left by 20 bits.</summary>
internal static class TdIds
{
    private const long Channels = -1_000_000_000_000;
    private const int Shift = 20;

    public static long ChatOf(long channel) => Channels - channel;

    /// <returns>Null for a chat that is no channel or supergroup.</returns>
    public static long? ChannelOf(long chat) => chat < Channels ? Channels - chat : null;

    public static long MessageOf(long post) => post << Shift;

    /// <returns>Null for a message that is not Telegram's: one that is only being sent, or scheduled.</returns>
    public static long? PostOf(long message) => message > 0 && (message & ((1L << Shift) - 1)) == 0 ? message >> Shift : null;
}
