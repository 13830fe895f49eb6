using System.Linq.Expressions;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Webhooks;

/// <summary>
/// Of which bot a delivery tells, read from its payload: an endpoint's list of bots may have been longer when the event happened. Every quote
/// within a text of the payload is escaped, so that only the field itself looks like this.
/// </summary>
internal static class BotOfDelivery
{
    /// <summary>True also for tests, which tell of no bot.</summary>
    public static Expression<Func<WebhookDelivery, bool>> IsOneOf(IReadOnlySet<BotId> bots)
    {
        string[] fields = [.. bots.Select(Field)];
        return d => d.EventType == WebhookEvents.Test || fields.Any(f => d.Payload.Contains(f));
    }

    /// <summary>The same as SQL, to follow other conditions; empty for all bots.</summary>
    public static string AndOneOf(IReadOnlySet<BotId>? bots) =>
        bots is null ? "" : $" AND (event_type = '{WebhookEvents.Test}'{string.Concat(bots.Select(bot => $" OR payload LIKE '%{Field(bot)}%'"))})";

    // Another field always follows.
    private static string Field(BotId bot) => $"\"bot_id\":{bot.Value},";
}
