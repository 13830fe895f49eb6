using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Bots;

/// <summary>
/// Asks Telegram now and then whether our webhooks still stand. One that somebody took away is set again; one that points elsewhere is
/// somebody's decision, so the bot is marked and a person decides.
/// </summary>
[OnLeader]
public sealed partial class WebhookWatch(
    IDatabase database, IBotApi api, BotDirectory directory, BotStates states, EngineOptions options, LoopBoard loops, TimeProvider time, ILogger<WebhookWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenBots = TimeSpan.FromMilliseconds(200);

    /// <summary>Looks at every webhook once; returns how many were not ours.</summary>
    public async Task<int> RunOnceAsync(CancellationToken cancellation)
    {
        var strays = 0;
        foreach (var id in await WithWebhookAsync(cancellation))
        {
            if (!await IsOursAsync(id, cancellation))
                strays++;
            await Task.Delay(BetweenBots, time, cancellation);
        }
        return strays;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await loops.RunAsync(nameof(WebhookWatch), () => RunOnceAsync(stoppingToken));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.WatchFailed(logger, e);
            }
        }
    }

    private async Task<List<BotId>> WithWebhookAsync(CancellationToken cancellation)
    {
        if (options.PublicUrl is null)
            return [];
        await using var db = database.ReadAll();
        return await db.Bots.Where(b => b.Mode == ReceiveMode.Webhook && (b.State == BotState.Up || b.Trouble == BotTrouble.ForeignWebhook))
            .Select(b => b.Id).ToListAsync(cancellation);
    }

    private async Task<bool> IsOursAsync(BotId id, CancellationToken cancellation)
    {
        if (await directory.FindAsync(id) is not { } bot)
            return true;
        var answer = await api.GetWebhookInfoAsync(bot.Token, cancellation);
        if (answer.Result is { } info)
            return await CompareAsync(bot, info, options.WebhookUrl(id)!.AbsoluteUri);
        if (answer.Reply is BotApiReply.Refused { Code: 401 } refused)
            await states.NeedsSomebodyAsync(id, BotTrouble.TokenRefused, refused.Description);
        return true;
    }

    private async Task<bool> CompareAsync(ActiveBot bot, WebhookInfo info, string ours)
    {
        if (info.Url == ours)
        {
            if (bot.Trouble == BotTrouble.ForeignWebhook)
                await states.ComesUpAsync(bot.Id);
            return true;
        }
        if (info.Url.Length == 0)
            await states.ChangeAsync(bot.Id, row => row.State is BotState.Up or BotState.NeedsYou, row => row.State = BotState.Starting);
        else
            await states.NeedsSomebodyAsync(bot.Id, BotTrouble.ForeignWebhook, $"Its webhook points at {(Uri.TryCreate(info.Url, UriKind.Absolute, out var url) ? url.Authority : info.Url)}.");
        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Looking after webhooks failed; it goes on in a while")]
        public static partial void WatchFailed(ILogger logger, Exception e);
    }
}
