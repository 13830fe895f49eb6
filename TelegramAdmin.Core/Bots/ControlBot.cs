using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace TelegramAdmin.Core.Bots;

/// <summary>Starts, stops, removes a bot and changes how it receives. Each act is a change of the row; the connector carries it out.</summary>
public sealed class ControlBot(IDatabase database, BotStates states, BotDirectory directory, IBotApi api, EngineOptions options)
{
    public Task<Result<Bot>> StartAsync(WorkspaceId workspace, BotId id) => ChangeAsync(workspace, id, bot =>
    {
        bot.State = BotState.Starting;
        bot.WebhookUrl = null;
        BotStates.Clear(bot);
    });

    public async Task<Result<Bot>> StopAsync(WorkspaceId workspace, BotId id)
    {
        var active = await directory.FindAsync(id);
        var stopped = await ChangeAsync(workspace, id, bot =>
        {
            bot.State = BotState.Off;
            bot.WebhookUrl = null;
            BotStates.Clear(bot);
        });
        if (stopped.IsOk)
            await TakeWebhookAwayAsync(active); // What comes from now on waits at Telegram until the bot is started again.
        return stopped;
    }

    public async Task<Result<Bot>> RemoveAsync(WorkspaceId workspace, BotId id)
    {
        var active = await directory.FindAsync(id);
        var removed = await ChangeAsync(workspace, id, bot =>
        {
            bot.State = BotState.Removed;
            bot.ProtectedToken = "";
            bot.ProtectedWebhookSecret = "";
            bot.WebhookUrl = null;
            BotStates.Clear(bot);
        });
        if (removed.IsOk)
            await TakeWebhookAwayAsync(active);
        return removed;
    }

    /// <summary>Changes between webhook and polling. Telegram keeps what arrives in between, and doubles are absorbed by the update log.</summary>
    public async Task<Result<Bot>> ReceiveByAsync(WorkspaceId workspace, BotId id, ReceiveMode mode)
    {
        if (mode == ReceiveMode.Webhook && options.PublicUrl is null)
            return BotErrors.NoPublicUrl;
        return await ChangeAsync(workspace, id, bot =>
        {
            bot.Mode = mode;
            bot.WebhookUrl = null;
            if (bot.State == BotState.Off)
                return;
            bot.State = BotState.Starting;
            BotStates.Clear(bot);
        });
    }

    /// <summary>Ours only: a bot that was moved to another server keeps that one's webhook.</summary>
    private async Task TakeWebhookAwayAsync(ActiveBot? bot)
    {
        if (bot is not { Mode: ReceiveMode.Webhook })
            return;
        var info = (await api.GetWebhookInfoAsync(bot.Token)).Result;
        if (info is { Url.Length: > 0 } && (info.Url == bot.WebhookUrl || info.Url == options.WebhookUrl(bot.Id)?.AbsoluteUri))
            await api.DeleteWebhookAsync(bot.Token);
    }

    private async Task<Result<Bot>> ChangeAsync(WorkspaceId workspace, BotId id, Action<Bot> change)
    {
        if (!await states.ChangeAsync(id, bot => bot.WorkspaceId == workspace && bot.State != BotState.Removed, change))
            return BotErrors.NotFound(id.ToString());
        await using var db = database.Read(workspace);
        return await db.Bots.FirstOrDefaultAsync(b => b.Id == id) is { } bot ? bot : BotErrors.NotFound(id.ToString());
    }
}
