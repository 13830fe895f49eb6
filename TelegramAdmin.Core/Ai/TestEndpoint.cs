using System.Diagnostics;
using TelegramAdmin.Core.Ai.Asking;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Ai;

/// <summary>One tiny call, with nothing of anybody in it, that shows whether the endpoint works and how fast.</summary>
public sealed class TestEndpoint(AiClient client)
{
    public async Task<Result<TimeSpan>> RunAsync(CancellationToken cancellation = default)
    {
        var began = Stopwatch.GetTimestamp();
        return await client.AskAsync(Prompt.Test, cancellation) is { Failure: { } failure } ? failure : Stopwatch.GetElapsedTime(began);
    }
}
