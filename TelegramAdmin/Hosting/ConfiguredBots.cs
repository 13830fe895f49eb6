using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Hosting;

/// <summary>Registers the bots of the configuration; waits for Telegram as long as it takes.</summary>
[OnLeader]
internal sealed partial class ConfiguredBots(AppSettings settings, AddBot add, BotDirectory directory, ReplaceBotToken replace, TimeProvider time, ILogger<ConfiguredBots> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var left = settings.Bots.ToList();
        while (left.Count > 0)
        {
            foreach (var bot in left.ToList())
            {
                if (await TryRegisterAsync(bot, stoppingToken))
                    left.Remove(bot);
            }
            if (left.Count > 0)
                await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task<bool> TryRegisterAsync(ConfiguredBot bot, CancellationToken cancellation)
    {
        try
        {
            return await RegisterAsync(bot, cancellation);
        }
        catch (StorageUnavailableException e)
        {
            Log.Postponed(logger, e.Code);
            return false;
        }
    }

    private async Task<bool> RegisterAsync(ConfiguredBot bot, CancellationToken cancellation)
    {
        if (!BotToken.TryParse(bot.Token, out var token))
            return true;
        if (await directory.FindAsync(token.BotId) is { } known)
            return known.Token == token || await ReplaceAsync(known, bot.Token, cancellation);
        var added = await add.RunAsync(WorkspaceId.Default, bot.Token, bot.Mode, cancellation);
        if (added.Failure is not { Code: not "bot_already_registered" } failure)
            return true;
        Log.Refused(logger, token.BotId, failure.Message);
        return failure.Kind != FailureKind.Unavailable;
    }

    private async Task<bool> ReplaceAsync(ActiveBot known, string token, CancellationToken cancellation)
    {
        var replaced = await replace.RunAsync(known.WorkspaceId, known.Id, token, cancellation);
        if (replaced.Failure is { } failure)
            Log.Refused(logger, known.Id, failure.Message);
        return replaced.Failure?.Kind != FailureKind.Unavailable;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Bot {Bot} of the configuration is not registered: {Reason}")]
        public static partial void Refused(ILogger logger, BotId bot, string reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Registering the configured bots waits: the database takes no writes ({Code})")]
        public static partial void Postponed(ILogger logger, string code);
    }
}
