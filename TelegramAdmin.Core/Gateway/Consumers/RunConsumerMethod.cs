using TelegramAdmin.Core.Gateway.Calls;

namespace TelegramAdmin.Core.Gateway.Consumers;

/// <summary>The methods by which a program gets its updates; they are ours, for each key has its own place in the log.</summary>
public sealed class RunConsumerMethod(ConsumerSeats seats, GiveUpdates give, ChangeWebhook webhook, DescribeWebhook describe)
{
    /// <summary>It is kept with the consumer; all the names that Telegram has are far shorter.</summary>
    private const int LongestAllowedUpdates = 4096;

    public async Task<GatewayAnswer> RunAsync(GatewayCall call, CallBody body, CancellationToken cancellation)
    {
        if (body.Text("allowed_updates") is { } allowed && (allowed.Length > LongestAllowedUpdates || !WantedKinds.TryParse(allowed, out _)))
            return GatewayErrors.BadRequest("can't parse allowed updates JSON object");
        var seat = await seats.OpenAsync(call.Key, call.Bot.Id, call.Method.Name == "getUpdates" ? body.Integer("offset") : null);
        return call.Method.Name switch
        {
            "getUpdates" => await give.RunAsync(seat, UpdatesRequest.Of(body), cancellation),
            "setWebhook" when body.Text("url") is { } url => await webhook.SetAsync(seat, url, body),
            "getWebhookInfo" => await describe.RunAsync(seat),
            _ => await webhook.DeleteAsync(seat, body.Flag("drop_pending_updates")),
        };
    }
}
