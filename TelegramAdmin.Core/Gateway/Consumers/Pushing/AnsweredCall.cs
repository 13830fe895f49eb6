using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Gateway.Calls;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Gateway.Consumers.Pushing;

/// <summary>
/// Makes the call that a webhook's answer holds (core.telegram.org/bots/api#making-requests-when-getting-updates). As at Telegram nobody is told
/// what became of it. It counts as a request of the key, like one that comes by itself.
/// </summary>
internal sealed partial class AnsweredCall(AdmitCall admit, RunCall run, ApiKeyMeter meter, ILogger<AnsweredCall> logger)
{
    public async Task RunAsync(ActiveApiKey key, BotId bot, string json)
    {
        if (!TryRead(json, out var method, out var values))
            return;
        GatewayAnswer? answer = null;
        try
        {
            answer = await AnswerAsync(key, bot, method, values);
            if (!answer.IsOk)
                Log.Refused(logger, method.Name, key.Id, answer.Description);
        }
        finally
        {
            meter.Count(key, answer?.Messages ?? 0, answer is not { IsOk: true });
        }
    }

    private async Task<GatewayAnswer> AnswerAsync(ActiveApiKey key, BotId bot, DocumentedMethod method, JsonObject values)
    {
        var body = new CallBody(method);
        if (meter.RetryAfter(key) is { } wait)
            return GatewayErrors.TooManyRequests(wait);
        if (body.Add(values) is { } fault)
            return fault;
        var admission = await admit.RunAsync(key, bot, method.Name);
        return admission.Call is { } call ? await run.RunAsync(call, body, isAwaited: false, CancellationToken.None) : admission.Refusal!;
    }

    private static bool TryRead(string json, out DocumentedMethod method, out JsonObject values)
    {
        (method, values) = (null!, null!);
        if (OutsideJson.Read(json, OutsideJson.DeepestBody, out var node) != JsonReading.Sound || node is not JsonObject call)
            return false; // Whatever else a webhook answers is its own affair.
        if (call["method"] is not JsonValue name || !name.TryGetValue(out string? word) || DocumentedMethods.Find(word) is not { } found)
            return false;
        if (MethodRule.Of(found.Name).Route is CallRoute.Consumer or CallRoute.Refused)
            return false;
        (method, values) = (found, call);
        return values.Remove("method");
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The call {Method} in a webhook's answer to key {Key} was refused: {Reason}")]
        public static partial void Refused(ILogger logger, string method, long key, string? reason);
    }
}
