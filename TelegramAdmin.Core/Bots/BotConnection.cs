using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Bots;

/// <summary>Tells Telegram how a bot receives, and writes down how it went. No update is dropped: what waits at Telegram stays there.</summary>
public sealed class BotConnection(IBotApi api, BotDirectory directory, BotStates states, EngineOptions options)
{
    /// <summary>Sets the webhook, or takes any webhook away for polling.</summary>
    public async Task<BotApiReply?> ConnectAsync(Storage.BotId id, CancellationToken cancellation = default)
    {
        if (await directory.FindAsync(id) is not { } bot)
        {
            await states.NeedsSomebodyAsync(id, BotTrouble.TokenUnreadable, "The key that encrypted the token is gone.");
            return null;
        }
        var url = bot.Mode == ReceiveMode.Webhook ? options.WebhookUrl(id) : null;
        var reply = url is null
            ? await api.DeleteWebhookAsync(bot.Token, cancellation)
            : await api.SetWebhookAsync(bot.Token, url, bot.RevealWebhookSecret(), cancellation);
        await RecordAsync(bot, url, reply);
        return reply;
    }

    private Task RecordAsync(ActiveBot bot, Uri? url, BotApiReply reply) => reply switch
    {
        // 404: a server of one's own without webhooks has none to take away.
        BotApiReply.Accepted or BotApiReply.Refused { Code: 404 } when reply is BotApiReply.Accepted || url is null => states.ChangeAsync(bot.Id, row => row.State is not BotState.Off and not BotState.Removed, row =>
        {
            row.State = BotState.Up;
            row.WebhookUrl = url?.AbsoluteUri;
            BotStates.Clear(row);
        }),
        BotApiReply.Refused { Code: 401 } refused => states.NeedsSomebodyAsync(bot.Id, BotTrouble.TokenRefused, refused.Description),
        BotApiReply.Refused { Code: 400 } refused => states.NeedsSomebodyAsync(bot.Id, BotTrouble.WebhookRefused, refused.Description),

        // Telegram is silent or busy. The bot stays as it is and the connector tries again.
        _ => Task.CompletedTask,
    };
}
