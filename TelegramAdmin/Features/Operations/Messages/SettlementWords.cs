using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Reading;

namespace TelegramAdmin.Features.Operations.Messages;

/// <summary>A decision about messages in words: its button, its question, its result.</summary>
internal static class SettlementWords
{
    public static string Verb(Settlement settlement) => settlement switch
    {
        Settlement.SendAgain => "Send again",
        Settlement.BelieveSent => "Mark as arrived",
        _ => "Cancel sending",
    };

    public static string Busy(Settlement settlement) => settlement switch
    {
        Settlement.SendAgain => "Queueing",
        Settlement.BelieveSent => "Marking",
        _ => "Cancelling",
    };

    public static string Done(Settlement settlement, int count) => settlement switch
    {
        Settlement.SendAgain => $"{Messages(count)} queued again",
        Settlement.BelieveSent => $"{Messages(count)} marked as arrived",
        _ => $"{Messages(count)} cancelled",
    };

    public static string None(Settlement settlement) => settlement switch
    {
        Settlement.SendAgain => "Only failed and unknown messages of bots that are still here can be sent again.",
        Settlement.BelieveSent => "Only unknown messages can be marked as arrived.",
        _ => "Only messages that wait can be cancelled; these are being sent or finished.",
    };

    public static ConfirmRequest Ask(Settlement settlement, MessageCount count)
    {
        var many = count.IsMore ? $"more than {Messages(count.Count)}" : Messages(count.Count);
        return settlement switch
        {
            Settlement.SendAgain => new($"Send {many} again?", "They go out in their order, as fast as the limits allow. Those whose answer was lost may arrive a second time.", $"Send {many} again", "Leave them", IsDestructive: false),
            Settlement.BelieveSent => new($"Mark {many} as arrived?", "Somebody saw them arrive. They are not sent again.", $"Mark {many}", "Leave them", IsDestructive: false),
            _ => new($"Cancel {many}?", "They are not sent. This cannot be undone.", $"Cancel {many}", "Keep sending"),
        };
    }

    public static string Messages(int count) => count == 1 ? "1 message" : $"{Numbers.Count(count)} messages";
}
