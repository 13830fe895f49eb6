using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Gateway.Calls;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Gateway.Consumers.Pushing;

/// <summary>
/// Makes the call that a webhook's answer holds (core.telegram.org/bots/api#making-requests-when-getting-updates). As at Telegram nobody is told
/// what became of it.
/// </summary>
internal sealed partial class AnsweredCall(AdmitCall admit, RunCall run, ILogger<AnsweredCall> logger)
{
    public async Task RunAsync(ActiveApiKey key, BotId bot, string json)
    {
        if (!TryRead(json, out var method, out var body))
            return;
        var admission = await admit.RunAsync(key, bot, method.Name);
        var answer = admission.Call is { } call ? await run.RunAsync(call, body, isAwaited: false, CancellationToken.None) : admission.Refusal!;
        if (!answer.IsOk)
            Log.Refused(logger, method.Name, key.Id, answer.Description);
    }

    private static bool TryRead(string json, out DocumentedMethod method, out CallBody body)
    {
        (method, body) = (null!, null!);
        if (OutsideJson.Read(json, OutsideJson.DeepestBody, out var node) != JsonReading.Sound || node is not JsonObject values)
            return false; // Whatever else a webhook answers is its own affair.
        if (values["method"] is not JsonValue name || !name.TryGetValue(out string? word) || DocumentedMethods.Find(word) is not { } found)
            return false;
        if (MethodRule.Of(found.Name).Route is CallRoute.Consumer or CallRoute.Refused)
            return false;
        (method, body) = (found, new CallBody(found));
        values.Remove("method");
        return body.Add(values) is null;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The call {Method} in a webhook's answer to key {Key} was refused: {Reason}")]
        public static partial void Refused(ILogger logger, string method, long key, string? reason);
    }
}
