using System.Diagnostics;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Delivery;

/// <summary>The span of one try of one message, within the trace of whatever caused it.</summary>
internal static class SendSpan
{
    public const string Name = "message send";

    public static Activity? Begin(EngineTraces traces, QueuedMessage message)
    {
        var span = EngineTraces.Start(Name, ActivityKind.Consumer, traces.Find(EngineTraces.KeyOfMessage(message.Id)));
        return span?.SetTag(SpanTags.Bot, message.BotId.Value).SetTag(SpanTags.Message, message.Id).SetTag(SpanTags.Method, message.Method)
            .SetTag(SpanTags.Lane, message.Lane == Lane.Reply ? "reply" : "bulk").SetTag(SpanTags.Attempt, message.Attempts + 1);
    }

    public static void Note(DeliveryOutcome outcome)
    {
        if (Activity.Current is not { OperationName: Name } span)
            return;
        span.SetTag(SpanTags.Outcome, outcome.State.ToString().ToLowerInvariant());
        if (outcome.State is DeliveryState.Failed or DeliveryState.Unknown)
            span.SetStatus(ActivityStatusCode.Error);
    }
}
