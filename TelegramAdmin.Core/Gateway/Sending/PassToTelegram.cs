using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Gateway.Calls;

namespace TelegramAdmin.Core.Gateway.Sending;

/// <summary>Makes a call at once, with the bot's real token, and gives back what Telegram says, unchanged.</summary>
public sealed class PassToTelegram(IBotApi api, BotStates states, Spool spool)
{
    private static readonly TimeSpan UploadTimeout = TimeSpan.FromMinutes(5);

    public async Task<GatewayAnswer> RunAsync(GatewayCall call, CallBody body, CancellationToken cancellation)
    {
        var files = spool.Open(Spool.Describe(body.Files));
        var request = new BotApiRequest(call.Method.Name, body.Parameters.ToJsonString(), files, files.Count > 0 ? UploadTimeout : BotApiRequest.UsualTimeout);
        var reply = await api.CallAsync(call.Bot.Token, request, cancellation);
        if (reply is not BotApiReply.Refused { Code: 401 } refused)
            return GatewayAnswer.Of(reply);
        await states.NeedsSomebodyAsync(call.Bot.Id, BotTrouble.TokenRefused, refused.Description);
        return GatewayErrors.BotOut;
    }
}
