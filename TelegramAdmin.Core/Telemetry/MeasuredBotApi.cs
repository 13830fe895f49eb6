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
        // The address of the call holds the token, so the span is made here and not by the client of HTTP.
        using var span = request.Method == Poll ? null : EngineTraces.Start($"telegram {request.Method}", ActivityKind.Client);
        span?.SetTag(SpanTags.Bot, token.BotId.Value).SetTag(SpanTags.Method, request.Method);
        var started = Stopwatch.GetTimestamp();
        var reply = await inner.CallAsync(token, request, cancellation);
        if (request.Method != Poll)
            meters.Record(Timed.Send, Stopwatch.GetElapsedTime(started));
        if (reply is BotApiReply.Refused { Code: TooMany })
            meters.Count(Counted.TooMany);
        Note(span, reply);
        return reply;
    }

    public Task<bool> DownloadAsync(BotToken token, string filePath, Stream target, CancellationToken cancellation = default) => inner.DownloadAsync(token, filePath, target, cancellation);

    public void Dispose() => (inner as IDisposable)?.Dispose();

    private static void Note(Activity? span, BotApiReply reply)
    {
        if (span is null || reply is BotApiReply.Accepted)
            return;
        span.SetStatus(ActivityStatusCode.Error).SetTag(SpanTags.Error, reply is BotApiReply.Refused refused ? $"{refused.Code}" : "lost");
    }
}
