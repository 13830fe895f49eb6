using System.Text.RegularExpressions;
using TelegramAdmin.Sandbox.BotApi.Json;
using TelegramAdmin.Sandbox.BotApi.Requests.Bodies;
using TelegramAdmin.Sandbox.Updates;
using TelegramAdmin.Sandbox.Updates.Webhooks;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Bots;

/// <summary>Setting, removing and inspecting the webhook.</summary>
internal static partial class WebhookMethods
{
    private static readonly int[] Ports = [80, 88, 443, 8443];

    public static IEnumerable<ApiMethod> All =>
    [
        new("setWebhook", Set),
        new("deleteWebhook", Delete),
        new("getWebhookInfo", call => json => WebhookInfoJson.Write(json, call.Bot)),
    ];

    private static WriteResult Set(ApiCall call)
    {
        if (call.Args.Text("url") is not { } url) return Delete(call);
        var now = call.World.Ticks;
        if (now < call.Bot.NextWebhookCallAt) throw ApiException.TooManyRequests(1);
        call.Bot.NextWebhookCallAt = now + TimeSpan.TicksPerSecond;
        var webhook = Read(call.Args, Check(url));
        Stop(call);
        if (AllowedUpdates.Read(call.Args) is { } allowed) call.Bot.AllowedUpdates = allowed;
        call.Bot.Poll?.Terminate("terminated by setWebhook request");
        call.Bot.Webhook = webhook;
        WebhookStarter.Start(call.World, call.Bot);
        return ApiCall.True;
    }

    private static WriteResult Delete(ApiCall call)
    {
        Stop(call);
        call.Bot.Webhook = null;
        return ApiCall.True;
    }

    private static void Stop(ApiCall call)
    {
        call.Bot.Webhook?.Deliverer?.Stop();
        if (call.Args.Bool("drop_pending_updates")) call.Bot.Updates.Clear();
        call.World.IsDirty = true;
    }

    private static Webhook Read(Parameters args, Uri url)
    {
        var secret = args.Text("secret_token");
        if (secret is { Length: > 256 }) throw ApiException.BadRequest("secret token is too long");
        if (secret is not null && !SecretToken().IsMatch(secret))
            throw ApiException.BadRequest("secret token contains unallowed characters");
        return new Webhook
        {
            Url = url.AbsoluteUri,
            SecretToken = secret,
            MaxConnections = Math.Clamp(args.Int("max_connections") ?? 40, 1, 100),
            IpAddress = args.Text("ip_address") ?? (url.IsLoopback ? "127.0.0.1" : "149.154.167.220"),
            HasCustomCertificate = args.File("certificate") is not null,
        };
    }

    /// <summary>Beyond Telegram's rules plain http and any port are allowed on loopback; no other host is ever called.</summary>
    private static Uri Check(string text)
    {
        if (!text.Contains("://", StringComparison.Ordinal)) text = $"https://{text}";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
            throw ApiException.BadRequest("invalid webhook URL specified");
        if (url.IsLoopback) return url;
        if (url.Scheme != "https") throw ApiException.BadRequest("bad webhook: An HTTPS URL must be provided for webhook");
        if (!Ports.Contains(url.Port))
            throw ApiException.BadRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
        return url;
    }

    [GeneratedRegex("^[A-Za-z0-9_-]+$", RegexOptions.None, 500)]
    private static partial Regex SecretToken();
}
