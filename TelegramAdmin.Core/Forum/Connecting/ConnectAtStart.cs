using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum.Connecting;

/// <summary>Connects the group that the configuration names (<c>Telegram:AdminGroupId</c>) through the first bot of the default workspace that is ready in it.</summary>
[OnLeader]
internal sealed partial class ConnectAtStart(IDatabase database, ConnectForum connect, EngineOptions options, EventBus events, TimeProvider time, ILogger<ConnectAtStart> logger) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    private readonly Alarm _alarm = new(time);

    public override void Dispose()
    {
        _alarm.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.AdminGroupId is not { } chatId)
            return;
        using var added = events.Subscribe<BotChanged>(_ => _alarm.Ring());
        while (!await TryAsync(chatId, stoppingToken))
            await _alarm.SleepAsync(Again, stoppingToken);
    }

    private async Task<bool> TryAsync(long chatId, CancellationToken cancellation)
    {
        try
        {
            return await ConnectAsync(chatId, cancellation);
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
    }

    private async Task<bool> ConnectAsync(long chatId, CancellationToken cancellation)
    {
        await using var db = database.Read(WorkspaceId.Default);
        if (await db.ForumGroups.AnyAsync(g => g.ChatId == chatId, cancellation))
            return true;
        var why = "no bot is registered yet";
        foreach (var bot in await db.Bots.Where(b => b.State == BotState.Up).OrderBy(b => b.Id).Select(b => b.Id).ToListAsync(cancellation))
        {
            var connected = await connect.RunAsync(WorkspaceId.Default, bot, chatId, Actor.System, cancellation);
            if (connected.IsOk)
                return true;
            why = connected.Failure.Message;
        }
        Log.NotYet(logger, chatId, why);
        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The forum group {Group} cannot be connected yet: {Why}")]
        public static partial void NotYet(ILogger logger, long group, string why);
    }
}
