using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Search;

/// <summary>The loop around <see cref="SearchKeeper"/>: a second behind what happens, and at once on with it while there is more.</summary>
[OnLeader]
internal sealed partial class SearchService(SearchKeeper keeper, LoopBoard loops, TimeProvider time, ILogger<SearchService> logger) : BackgroundService
{
    public const string Loop = nameof(SearchService);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var alarm = new Alarm(time);
        while (!stoppingToken.IsCancellationRequested)
        {
            var hasMore = false;
            try
            {
                hasMore = await loops.RunAsync(Loop, () => keeper.RunOnceAsync(stoppingToken)) > 0;
            }
            catch (StorageUnavailableException e)
            {
                Log.Postponed(logger, e.Code);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.Failed(logger, e);
            }
            if (!hasMore)
                await alarm.SleepAsync(Pause, stoppingToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The search index waits: the database takes no writes ({Code})")]
        public static partial void Postponed(ILogger logger, string code);

        [LoggerMessage(Level = LogLevel.Error, Message = "The search index could not take in what is new; it is tried again in a second")]
        public static partial void Failed(ILogger logger, Exception e);
    }
}
