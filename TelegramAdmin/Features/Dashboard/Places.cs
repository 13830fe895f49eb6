using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Operations;

namespace TelegramAdmin.Features.Dashboard;

/// <summary>The addresses behind the dashboard's numbers.</summary>
internal static class Places
{
    public const string Unread = "/conversations?unread=true";

    public static string Conversation(long id) => $"/conversations/{id}";

    public static string Bot(BotId id) => $"/settings/bots?open={id}";

    public static string BotLog(BotId id) => $"/settings/bots?open={id}&tab=log";

    /// <summary>Everything that people wrote to one bot.</summary>
    public static string Conversations(BotId bot) => $"/conversations?view=all&bot={bot}";

    public static string Sent(BotId bot) => MessagesAt.With(status: "sent", bot: bot, period: "24h");

    public static string Payment(long id) => FormattableString.Invariant($"/billing?open={id}");

    /// <summary>What was paid for one product.</summary>
    /// <param name="period">As the page of payments calls it.</param>
    public static string PaymentsFor(long product, string? period) =>
        FormattableString.Invariant($"/billing?product={product}") + (period is null ? "" : $"&period={period}");

    /// <summary>Messages that may have arrived, or with <paramref name="failed"/> those that did not.</summary>
    public static string Undelivered(bool failed = false, BotId? bot = null, string? error = null) =>
        MessagesAt.With(status: failed ? "failed" : "unknown", bot: bot, cause: error);
}
