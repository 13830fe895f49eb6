using System.Globalization;
using TelegramAdmin.Core.BotApi.Types;

namespace TelegramAdmin.Core.Bots;

public enum FindingSeverity
{
    /// <summary>The bot does not work.</summary>
    Bad,

    /// <summary>It works, or will by itself, but somebody should know.</summary>
    Warning,

    /// <summary>As it should be.</summary>
    Good,
}

public enum FindingKind
{
    TokenUnreadable, TokenRefused, Unreachable, Stopped, ForeignWebhook, NoWebhook, PolledElsewhere, Waiting, LastError, WebhookIsOurs, Polling, TokenWorks,
}

/// <summary>One check of the doctor: a fact with its evidence.</summary>
public sealed record BotFinding(FindingKind Kind, FindingSeverity Severity, string Title, string Evidence)
{
    private static readonly TimeSpan RecentError = TimeSpan.FromHours(1);

    public static BotFinding TokenUnreadable { get; } = new(FindingKind.TokenUnreadable, FindingSeverity.Bad,
        "The token cannot be decrypted", "The key that encrypted it is not in the data directory. Put in the token again.");

    public static BotFinding TokenRefused { get; } = new(FindingKind.TokenRefused, FindingSeverity.Bad,
        "Telegram refuses the token", "401 Unauthorized: it was revoked. Put in the present token from BotFather.");

    public static BotFinding Stopped { get; } = new(FindingKind.Stopped, FindingSeverity.Warning,
        "The bot is stopped", "Updates wait at Telegram for up to 24 hours.");

    public static BotFinding NoWebhook { get; } = new(FindingKind.NoWebhook, FindingSeverity.Bad,
        "No webhook is set", "Telegram has no address for this bot, so nothing arrives. Another program took it away.");

    public static BotFinding Polling { get; } = new(FindingKind.Polling, FindingSeverity.Good,
        "We ask Telegram for updates", "Polling: no public address is needed, and nobody else polls.");

    public static BotFinding Unreachable(string reason) => new(FindingKind.Unreachable, FindingSeverity.Bad, "Telegram does not answer", reason);

    public static BotFinding ForeignWebhook(string url, string? ours) => new(FindingKind.ForeignWebhook, FindingSeverity.Bad, "Updates go to another host",
        $"Set to {HostOf(url)}. " + (ours is null ? "We poll, which Telegram refuses while a webhook is set." : $"Ours is {HostOf(ours)}."));

    public static BotFinding PolledElsewhere(string detail) => new(FindingKind.PolledElsewhere, FindingSeverity.Bad, "Another program polls this bot",
        $"409 Conflict, “{detail}”. Telegram serves one reader only: stop the other program, or connect it to this server instead.");

    public static BotFinding WebhookIsOurs(WebhookInfo info) => new(FindingKind.WebhookIsOurs, FindingSeverity.Good, "Updates come to us",
        $"{HostOf(info.Url)}, secret set, up to {info.MaxConnections ?? 40} connections" + (info.IpAddress is { } ip ? $", {ip}." : "."));

    public static BotFinding TokenWorks(TimeSpan took) => new(FindingKind.TokenWorks, FindingSeverity.Good, "Token works",
        $"Telegram answers in {Math.Max(1, took.TotalMilliseconds).ToString("0", CultureInfo.InvariantCulture)} ms.");

    public static IEnumerable<BotFinding> Waiting(Bot row, WebhookInfo info)
    {
        if (info.PendingUpdateCount > 0)
        {
            var arrives = row.State == BotState.Up ? "They are being delivered." : "They arrive within seconds once the bot receives again; none is dropped.";
            yield return new BotFinding(FindingKind.Waiting, FindingSeverity.Warning,
                info.PendingUpdateCount == 1 ? "1 update is waiting at Telegram" : $"{info.PendingUpdateCount.ToString("N0", CultureInfo.InvariantCulture)} updates are waiting at Telegram", arrives);
        }
    }

    public static IEnumerable<BotFinding> LastError(WebhookInfo info, DateTimeOffset now)
    {
        if (info is { LastErrorMessage: { } message, LastErrorDate: { } seconds })
        {
            var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
            if (now - at < RecentError)
                yield return new BotFinding(FindingKind.LastError, FindingSeverity.Warning, "A delivery failed in the last hour", $"“{message}”, at {at:HH:mm} UTC.");
        }
    }

    private static string HostOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Authority : url;
}
