using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Gateway.Consumers;
using TelegramAdmin.Core.Gateway.Sending;

namespace TelegramAdmin.Core.Gateway.Calls;

/// <summary>Makes a call and gives Telegram's answer, whichever way it takes.</summary>
public sealed class RunCall(SendThroughQueue queue, PassToTelegram telegram, AnswerOnce answers, ReadSelf self, RunConsumerMethod consumers, Spool spool)
{
    /// <param name="isAwaited">Whether the caller waits for what becomes of a message; else it is told that it was taken.</param>
    /// <param name="cancellation">The caller went away. What was taken into the queue stays there.</param>
    public async Task<GatewayAnswer> RunAsync(GatewayCall call, CallBody body, bool isAwaited, CancellationToken cancellation)
    {
        if (call.Bot.PaidRate is null)
            DropPaidBroadcast(body);
        if (call.Rule.Route == CallRoute.Queue && body.Text("chat_id") is not null)
            return await queue.RunAsync(call, body, isAwaited, cancellation);
        try
        {
            return await RunNowAsync(call, body, cancellation);
        }
        finally
        {
            spool.Remove(Spool.Describe(body.Files));
        }
    }

    // It spends the bot's Stars; whether they may be spent is decided under Settings, Bots, and not by whoever may send.
    private static void DropPaidBroadcast(CallBody body)
    {
        foreach (var name in body.Parameters.Select(p => p.Key).Where(n => n.Equals("allow_paid_broadcast", StringComparison.OrdinalIgnoreCase)).ToList())
            body.Parameters.Remove(name);
    }

    private Task<GatewayAnswer> RunNowAsync(GatewayCall call, CallBody body, CancellationToken cancellation) => call.Rule.Route switch
    {
        CallRoute.Queue when IsWithoutChat(body) => Task.FromResult(GatewayErrors.BadRequest("chat_id is empty")),
        CallRoute.Consumer => consumers.RunAsync(call, body, cancellation),
        CallRoute.AnswerOnce => answers.RunAsync(call, body),
        CallRoute.Self => self.RunAsync(call, cancellation),
        _ => telegram.RunAsync(call, body, cancellation),
    };

    // An inline message has a name of its own instead of a chat.
    private static bool IsWithoutChat(CallBody body) => body.Text("inline_message_id") is null;
}
