using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Nodes;

namespace TelegramAdmin.Core.Forum.Commanding;

/// <summary>Does, one after the other, what updates from Telegram ask for and what needs calls or transactions of its own.</summary>
[OnEveryNode]
public sealed partial class ForumErrands(ILogger<ForumErrands> logger) : BackgroundService
{
    private readonly Channel<Func<Task>> _waiting = Channel.CreateUnbounded<Func<Task>>();

    public void Leave(Func<Task> errand) => _waiting.Writer.TryWrite(errand);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var errand in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await errand();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.Failed(logger, e);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A command from the forum group could not be done; it got no answer there")]
        public static partial void Failed(ILogger logger, Exception e);
    }
}
