using static TelegramAdmin.Components.Marks.StatusFamily;
using static TelegramAdmin.Components.Marks.Tone;

namespace TelegramAdmin.Components.Marks;

/// <summary>Every status word of the product and its one colour.</summary>
public static class StatusTones
{
    private static readonly Dictionary<(StatusFamily, string), Tone> Known = new()
    {
        [(Delivery, "pending")] = Mute, [(Delivery, "scheduled")] = Mute, [(Delivery, "cancelled")] = Mute, [(Delivery, "left out")] = Mute,
        [(Delivery, "sending")] = Info, [(Delivery, "sent")] = Ok, [(Delivery, "retrying")] = Warn,
        [(Delivery, "failed")] = Bad, [(Delivery, "unknown")] = Violet,

        [(Payment, "open checkout")] = Mute, [(Payment, "expired")] = Mute, [(Payment, "processing")] = Info,
        [(Payment, "granted")] = Ok, [(Payment, "paid")] = Warn, [(Payment, "paid, not granted")] = Warn,
        [(Payment, "failed")] = Bad, [(Payment, "disputed")] = Bad, [(Payment, "refunded")] = Violet,
        [(Payment, "starting")] = Mute, [(Payment, "needs confirmation")] = Warn, [(Payment, "partly refunded")] = Violet, [(Payment, "charged back")] = Bad,

        [(Bot, "off")] = Mute, [(Bot, "starting")] = Info, [(Bot, "moving")] = Info, [(Bot, "up")] = Ok,
        [(Bot, "slowed")] = Warn, [(Bot, "polling instead")] = Warn, [(Bot, "needs you")] = Bad, [(Bot, "shared")] = Violet,

        [(Conversation, "closed")] = Mute, [(Conversation, "open")] = Info, [(Conversation, "solved")] = Ok,
        [(Conversation, "waiting for us")] = Warn, [(Conversation, "late")] = Bad, [(Conversation, "high priority")] = Bad,
        [(Conversation, "snoozed")] = Violet,

        [(Campaign, "draft")] = Mute, [(Campaign, "cancelled")] = Mute, [(Campaign, "taken back")] = Mute, [(Campaign, "taking back")] = Info, [(Campaign, "running")] = Info,
        [(Campaign, "finished")] = Ok, [(Campaign, "paused")] = Warn, [(Campaign, "stopped by error")] = Bad,
        [(Campaign, "scheduled")] = Violet,

        [(User, "blocked the bot")] = Mute, [(User, "new")] = Info, [(User, "active")] = Ok, [(User, "no credits")] = Warn,
        [(User, "banned")] = Bad, [(User, "payment failed")] = Bad, [(User, "pass")] = Violet,

        [(Channel, "not followed")] = Mute, [(Channel, "catching up")] = Info, [(Channel, "live")] = Ok,
        [(Channel, "flood wait")] = Warn, [(Channel, "session ended")] = Bad, [(Channel, "private")] = Violet, [(Channel, "gone")] = Mute,

        [(Channel, "signing in")] = Info, [(Channel, "ready")] = Ok, [(Channel, "resting")] = Mute, [(Channel, "signed out")] = Mute, [(Channel, "banned")] = Bad,

        [(Work, "disabled")] = Mute, [(Work, "running")] = Info, [(Work, "delivered")] = Ok, [(Work, "done")] = Ok,
        [(Work, "verified")] = Ok, [(Work, "retrying")] = Warn, [(Work, "switched off")] = Bad, [(Work, "failed")] = Bad,
    };

    /// <exception cref="ArgumentOutOfRangeException">The word is not in the family's list: a wrong colour would mislead.</exception>
    public static Tone Of(StatusFamily family, string word) => Known.TryGetValue((family, word), out var tone)
        ? tone
        : throw new ArgumentOutOfRangeException(nameof(word), word, $"No status of {family}.");
}
