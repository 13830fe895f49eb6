using System.Globalization;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Accepting;
using TelegramAdmin.Core.Gateway.Calls;

namespace TelegramAdmin.Core.Gateway.Sending;

/// <summary>Takes a message into the delivery queue, waits until it has left, and answers as Telegram did.</summary>
public sealed class SendThroughQueue(AcceptMessage accept, CancelMessages cancel, RecentlyHeard heard, Spool spool, GatewayOptions options, TimeProvider time)
{
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(15);

    public async Task<GatewayAnswer> RunAsync(GatewayCall call, CallBody body, bool isAwaited, CancellationToken cancellation)
    {
        var isTaken = false;
        try
        {
            if (MessageFaults.Find(call.Method.Name, body) is { } fault)
                return fault;
            if (ChatOf(body) is not { } chat)
                return GatewayErrors.BadRequest("chat not found");
            if (!(await accept.RunAsync(Message(call, body, chat, isAwaited))).TryGet(out var accepted, out var failure))
                return GatewayAnswer.Of(failure);
            isTaken = true;
            var answer = accepted.Outcome is { } outcome ? await WaitAsync(call, accepted.MessageId, outcome, cancellation) : GatewayAnswer.True;
            return answer with { Messages = 1 };
        }
        finally
        {
            if (!isTaken)
                spool.Remove(Spool.Describe(body.Files));
        }
    }

    private NewMessage Message(GatewayCall call, CallBody body, long chat, bool isAwaited) => new()
    {
        WorkspaceId = call.Key.WorkspaceId,
        BotId = call.Bot.Id,
        ChatId = chat,
        Method = call.Method.Name,
        Parameters = ParametersOf(body, chat),
        Files = Spool.Describe(body.Files),
        Lane = heard.Heard(call.Bot.Id, chat) ? Lane.Reply : Lane.Bulk,
        OnUncertain = OnUncertain.Hold,
        ApiKeyId = call.Key.Id,
        IsAwaited = isAwaited,
    };

    private async Task<GatewayAnswer> WaitAsync(GatewayCall call, long messageId, Task<DeliveryOutcome> outcome, CancellationToken cancellation)
    {
        try
        {
            return Answer(await outcome.WaitAsync(options.SendWait, time, cancellation));
        }
        catch (TimeoutException)
        {
            // Libraries give up at about this time. What has not left is called back, so that they can ask again without sending twice.
            if (await cancel.RunAsync(call.Key.WorkspaceId, [messageId]) > 0)
                return GatewayErrors.TooManyRequests(ComeBackAfter);
            return await WaitForTheLastAsync(messageId, outcome, cancellation);
        }
    }

    /// <summary>It is on its way: mostly an upload, which takes its time.</summary>
    private async Task<GatewayAnswer> WaitForTheLastAsync(long messageId, Task<DeliveryOutcome> outcome, CancellationToken cancellation)
    {
        try
        {
            return Answer(await outcome.WaitAsync(options.LastWait, time, cancellation));
        }
        catch (TimeoutException)
        {
            return new(504, null, $"Gateway Timeout: the message {messageId} is still on its way and may yet arrive; do not send it again before System, Messages says what became of it");
        }
    }

    private static GatewayAnswer Answer(DeliveryOutcome outcome) => outcome switch
    {
        { State: DeliveryState.Sent, Result: { } result } => new(200, result.GetRawText()),
        { State: DeliveryState.Sent } => GatewayErrors.NotModified, // The engine takes that one refusal for success.
        { State: DeliveryState.Cancelled } => GatewayErrors.Cancelled,
        { State: DeliveryState.Unknown } => new(502, null,
            $"Bad Gateway: Telegram's answer was lost, so the message {outcome.MessageId} may have arrived; it is held as unknown and not sent again. {outcome.Error}"),
        { ErrorCode: { } code and >= 400 } => new(code, null, outcome.Error),
        _ => new(502, null, $"Bad Gateway: {outcome.Error}"),
    };

    /// <returns>Null where it is neither a number nor a name.</returns>
    private static long? ChatOf(CallBody body) => body.Text("chat_id") switch
    {
        { Length: > 1 } text when text[0] == '@' => ChatRef.Of(text),
        { } text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) && id != 0 && !ChatRef.IsNamed(id) => id,
        _ => null,
    };

    private static string ParametersOf(CallBody body, long chat)
    {
        if (!ChatRef.IsNamed(chat))
            body.Parameters.Remove("chat_id");
        return body.Parameters.ToJsonString();
    }
}
