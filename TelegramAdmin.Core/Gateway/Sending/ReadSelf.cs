using System.Collections.Concurrent;
using TelegramAdmin.Core.Gateway.Calls;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Gateway.Sending;

/// <summary>getMe: every library asks it at the start, and some before each call; it hardly ever changes.</summary>
public sealed class ReadSelf(PassToTelegram telegram, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<BotId, (GatewayAnswer Answer, long ReadAt)> _known = new();

    public async Task<GatewayAnswer> RunAsync(GatewayCall call, CancellationToken cancellation)
    {
        if (_known.TryGetValue(call.Bot.Id, out var known) && time.GetElapsedTime(known.ReadAt) < KeptFor)
            return known.Answer;
        var answer = await telegram.RunAsync(call, new CallBody(call.Method), cancellation);
        if (answer.IsOk)
            _known[call.Bot.Id] = (answer, time.GetTimestamp());
        return answer;
    }
}
