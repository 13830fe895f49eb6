using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Webhooks.Endpoints;

namespace TelegramAdmin.Core.Webhooks.Sending;

/// <summary>Tells of bots that need somebody, and of those that work again. Knows at the start how each bot fared, so a restart repeats nothing.</summary>
[OnLeader]
internal sealed partial class FollowBots(IDatabase database, EndpointDirectory directory, EventBus events, TimeProvider time, ILogger<FollowBots> logger) : BackgroundService
{
    private readonly Channel<BotId> _changed = Channel.CreateUnbounded<BotId>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Dictionary<BotId, BotTrouble> _troubled = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = events.Subscribe<BotChanged>(e => _changed.Writer.TryWrite(e.BotId));
        await UntilItAnswers.RunAsync(() => RememberAsync(stoppingToken), time, stoppingToken);
        await foreach (var id in _changed.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(id);
            }
            catch (Exception e)
            {
                Log.Missed(logger, e, id);
            }
        }
    }

    private async Task RememberAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        foreach (var bot in await db.Bots.Where(b => b.State == BotState.NeedsYou).ToListAsync(cancellation))
            _troubled[bot.Id] = bot.Trouble ?? default;
    }

    private async Task RunOnceAsync(BotId id)
    {
        await using var db = database.ReadAll();
        if (await db.Bots.FirstOrDefaultAsync(b => b.Id == id) is not { } bot || !IsNews(bot))
            return;
        var type = bot.State == BotState.NeedsYou ? WebhookEvents.BotNeedsAttention : WebhookEvents.BotRecovered;
        var wanting = (await directory.ReadAsync()).Of(bot.WorkspaceId).Where(e => e.Wants(type, id)).ToList();
        if (wanting.Count == 0)
            return;
        var at = time.GetUtcNow();
        var delivery = new NewDelivery(bot.WorkspaceId, WebhookEvents.NewId(), type, WebhookEvents.Payload(bot, at), at);
        await database.WriteAsync(null, async write =>
        {
            await write.Session.AddAsync([.. wanting.Select(e => delivery with { EndpointId = e.Id })]);
            write.AfterCommit(() => events.Publish(new WebhooksChanged(bot.WorkspaceId)));
        });
    }

    /// <summary>Between trouble and "up" lies "starting", which is neither.</summary>
    private bool IsNews(Bot bot)
    {
        switch (bot.State)
        {
            case BotState.NeedsYou:
                var isNew = !_troubled.TryGetValue(bot.Id, out var known) || known != bot.Trouble;
                _troubled[bot.Id] = bot.Trouble ?? default;
                return isNew;
            case BotState.Up:
                return _troubled.Remove(bot.Id);
            case BotState.Off or BotState.Removed:
                _troubled.Remove(bot.Id);
                return false;
            default:
                return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Webhooks were not told of bot {Id}")]
        public static partial void Missed(ILogger logger, Exception e, BotId id);
    }
}
