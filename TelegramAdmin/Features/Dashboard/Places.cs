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

    public static string Payment(long id) => FormattableString.Invariant($"/billing?open={id}");

    /// <summary>Messages that may have arrived, or with <paramref name="failed"/> those that did not.</summary>
    public static string Undelivered(bool failed = false, BotId? bot = null, string? error = null) =>
        MessagesAt.With(status: failed ? "failed" : "unknown", bot: bot, cause: error);
}
