using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Nodes;

namespace TelegramAdmin.Core.AdminMenus.Asking;

/// <summary>
/// Works requests off, those of a chat one after the other. What is not begun when the process ends is not done: who pressed a button that gives
/// money back presses it again, and nothing happens that nobody sees.
/// </summary>
[OnEveryNode]
public sealed partial class MenuDesk(RunMenuRequest run, ILogger<MenuDesk> logger) : BackgroundService
{
    private const int Lanes = 4;

    private readonly Channel<MenuRequest>[] _lanes = [.. Enumerable.Range(0, Lanes).Select(_ => Channel.CreateUnbounded<MenuRequest>())];

    internal void Take(MenuRequest request) => _lanes[(int)((ulong)request.ChatId % Lanes)].Writer.TryWrite(request);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(_lanes.Select(lane => WorkAsync(lane.Reader, stoppingToken)));

    private async Task WorkAsync(ChannelReader<MenuRequest> lane, CancellationToken stopping)
    {
        await foreach (var request in lane.ReadAllAsync(stopping))
        {
            try
            {
                await run.RunAsync(request);
            }
            catch (Exception e)
            {
                Log.Failed(logger, e, request.Route.Name);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The menu {Menu} could not be answered")]
        public static partial void Failed(ILogger logger, Exception e, string menu);
    }
}
