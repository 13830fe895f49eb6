using TelegramAdmin.Components.Marks;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Notifications;

namespace TelegramAdmin.Features.Notifications;

/// <summary>News as pages show them.</summary>
internal static class NewsWords
{
    public static string Line(Notification news, Localizer words) => NotificationWords.Line(news.Kind) is var (one, several) && news.Count == 1
        ? words[one, Subject(news, words)]
        : words[several, Subject(news, words), Numbers.Count(news.Count)];

    /// <summary>Whom or what it is about; of backups these are our own words.</summary>
    private static string Subject(Notification news, Localizer words) => news.Kind == NotificationKind.BackupTrouble ? words[news.Subject] : news.Subject;

    public static string Icon(NotificationKind kind) => kind switch
    {
        NotificationKind.Mention => "alternate_email",
        NotificationKind.PromiseDue or NotificationKind.PromiseLate => "schedule",
        NotificationKind.BotTrouble or NotificationKind.BotBack => "smart_toy",
        NotificationKind.PaymentTaken or NotificationKind.PaymentFailed or NotificationKind.PaymentTrouble => "credit_card",
        NotificationKind.BroadcastFinished or NotificationKind.BroadcastStopped => "campaign",
        NotificationKind.GiftFinished => "redeem",
        NotificationKind.ChannelAlert or NotificationKind.AccountEnded => "podcasts",
        NotificationKind.WebhookOff => "webhook",
        NotificationKind.BackupTrouble => "backup",
        NotificationKind.Message => "forum",
        _ => "error",
    };

    public static Tone ToneOf(NotificationKind kind) => kind switch
    {
        NotificationKind.BotTrouble or NotificationKind.PromiseLate or NotificationKind.BroadcastStopped or NotificationKind.AccountEnded or NotificationKind.WebhookOff or NotificationKind.BackupTrouble => Tone.Bad,
        NotificationKind.PromiseDue or NotificationKind.PaymentFailed or NotificationKind.PaymentTrouble or NotificationKind.UpdateFailed or NotificationKind.JobFailed => Tone.Warn,
        NotificationKind.MessageUnknown => Tone.Violet,
        NotificationKind.BotBack or NotificationKind.PaymentTaken or NotificationKind.BroadcastFinished or NotificationKind.GiftFinished => Tone.Ok,
        _ => Tone.Info,
    };

    /// <summary>A kind in the address.</summary>
    public static string Key(NotificationKind kind) => kind.ToString().ToLowerInvariant();

    public static NotificationKind? Read(string? key) => NotificationKinds.All.Cast<NotificationKind?>().FirstOrDefault(k => Key(k!.Value) == key);
}
