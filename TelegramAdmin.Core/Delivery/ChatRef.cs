namespace TelegramAdmin.Core.Delivery;

/// <summary>
/// The number by which the queue knows a chat. Where the caller gives a name (@channel) Telegram's number is not known: a number far outside
/// Telegram's stands for it, so that its messages keep their order and the limits of a group; the name itself stays in the parameters.
/// </summary>
public static class ChatRef
{
    // Telegram's own numbers have at most 52 significant bits (core.telegram.org/bots/api#chat).
    private const long FirstNamed = -(1L << 62);

    public static bool IsNamed(long chatId) => chatId < FirstNamed / 2;

    public static long Of(string name)
    {
        // FNV-1a: the same in every run, and two names meeting only share a queue.
        var hash = 14695981039346656037UL;
        foreach (var letter in name)
            hash = (hash ^ char.ToLowerInvariant(letter)) * 1099511628211UL;
        return FirstNamed + (long)(hash >> 8);
    }
}
