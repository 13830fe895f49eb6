using TelegramAdmin.Core.BotApi.Types;

namespace TelegramAdmin.Core.Bots;

/// <summary>What the doctor found, worst first, and the one cure it offers.</summary>
/// <param name="Info">Null where Telegram did not answer.</param>
public sealed record BotDiagnosis(DateTimeOffset CheckedAt, WebhookInfo? Info, IReadOnlyList<BotFinding> Findings, BotCure Cure);

/// <summary>What mends it with one click.</summary>
public enum BotCure
{
    /// <summary>Nothing to mend.</summary>
    None,

    /// <summary>Start the stopped bot.</summary>
    Start,

    /// <summary>Put our address in the place of the foreign one.</summary>
    TakeOverWebhook,

    /// <summary>Give Telegram our address again.</summary>
    SetWebhookAgain,

    /// <summary>A webhook cannot be taken by a second poller.</summary>
    SwitchToWebhook,

    /// <summary>Connect once more.</summary>
    TryAgain,

    /// <summary>Put in a new token.</summary>
    ReplaceToken,
}
