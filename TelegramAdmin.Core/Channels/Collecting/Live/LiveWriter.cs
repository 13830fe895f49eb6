using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Live;

/// <summary>Writes what accounts hear, a channel's news in one transaction.</summary>
[OnLeader]
internal sealed partial class LiveWriter(HearChannels heard, StoreNews store, ILogger<LiveWriter> logger) : BackgroundService
{
    private const int Most = 500;

    /// <returns>How much was heard.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellation)
    {
        var news = new List<SourceNews>();
        while (news.Count < Most && heard.News.TryRead(out var next))
            news.Add(next);
        foreach (var channel in news.GroupBy(n => (n.AccountId, n.Channel)))
            await TryStoreAsync(channel.Key.AccountId, channel.Key.Channel, [.. channel], cancellation);
        return news.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await heard.News.WaitToReadAsync(stoppingToken))
                await RunOnceAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was heard and not written comes again with the collector's next look.
        }
    }

    private async Task TryStoreAsync(long account, long channel, IReadOnlyList<SourceNews> news, CancellationToken cancellation)
    {
        try
        {
            await store.RunAsync(account, channel, news, cancellation);
        }
        catch (StorageUnavailableException e)
        {
            Log.Postponed(logger, channel, e.Code);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Failed(logger, e, channel);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "News of channel {Channel} were left to the collector: the database takes no writes ({Code})")]
        public static partial void Postponed(ILogger logger, long channel, string code);

        [LoggerMessage(Level = LogLevel.Error, Message = "News of channel {Channel} could not be kept; the collector reads them again")]
        public static partial void Failed(ILogger logger, Exception e, long channel);
    }
}
