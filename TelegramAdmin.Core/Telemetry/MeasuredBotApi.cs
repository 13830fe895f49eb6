using System.Diagnostics;
using TelegramAdmin.Core.BotApi;

namespace TelegramAdmin.Core.Telemetry;

/// <summary>The Bot API with a stop-watch. Long polls are left out: they wait on purpose.</summary>
public sealed class MeasuredBotApi(IBotApi inner, EngineMeters meters) : IBotApi, IDisposable
{
    private const string Poll = "getUpdates";
    private const int TooMany = 429;

    public async Task<BotApiReply> CallAsync(BotToken token, BotApiRequest request, CancellationToken cancellation = default)
    {
        var started = Stopwatch.GetTimestamp();
        var reply = await inner.CallAsync(token, request, cancellation);
        if (request.Method != Poll)
            meters.Record(Timed.Send, Stopwatch.GetElapsedTime(started));
        if (reply is BotApiReply.Refused { Code: TooMany })
            meters.Count(Counted.TooMany);
        return reply;
    }

    public Task<bool> DownloadAsync(BotToken token, string filePath, Stream target, CancellationToken cancellation = default) => inner.DownloadAsync(token, filePath, target, cancellation);

    public void Dispose() => (inner as IDisposable)?.Dispose();
}
