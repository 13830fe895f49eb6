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

    public static string Done(Settlement settlement, int count, Localizer words) => settlement switch
    {
        Settlement.SendAgain => words.Count(count, "{0} message queued again", "{0} messages queued again"),
        Settlement.BelieveSent => words.Count(count, "{0} message marked as arrived", "{0} messages marked as arrived"),
        _ => words.Count(count, "{0} message cancelled", "{0} messages cancelled"),
    };

    public static string None(Settlement settlement) => settlement switch
    {
        Settlement.SendAgain => "Only failed and unknown messages of bots that are still here can be sent again.",
        Settlement.BelieveSent => "Only unknown messages can be marked as arrived.",
        _ => "Only messages that wait can be cancelled; these are being sent or finished.",
    };

    public static ConfirmRequest Ask(Settlement settlement, MessageCount count, Localizer words)
    {
        var many = count.IsMore ? words["more than {0}", Messages(count.Count, words)] : Messages(count.Count, words);
        return settlement switch
        {
            Settlement.SendAgain => new(words["Send {0} again?", many], words["They go out in their order, as fast as the limits allow. Those whose answer was lost may arrive a second time."], words["Send {0} again", many], words.Sense("Leave them (messages)"), IsDestructive: false),
            Settlement.BelieveSent => new(words["Mark {0} as arrived?", many], words["Somebody saw them arrive. They are not sent again."], words["Mark {0}", many], words.Sense("Leave them (messages)"), IsDestructive: false),
            _ => new(words["Cancel {0}?", many], words["They are not sent. This cannot be undone."], words["Cancel {0}", many], words["Keep sending"]),
        };
    }

    public static string Messages(int count, Localizer words) => words.Count(count, "{0} message", "{0} messages");
}
