using System.Text;
using TelegramAdmin.Sandbox.BotApi;
using TelegramAdmin.Sandbox.BotApi.Requests.Bodies;
using TelegramAdmin.Sandbox.State;

namespace TelegramAdmin.Sandbox.Updates.Webhooks;

/// <summary>Puts a deliverer behind a webhook, and runs the method that a webhook may give in its answer.</summary>
internal static class WebhookStarter
{
    /// <summary>The caller holds the world's lock.</summary>
    public static void Start(World world, Bot bot)
    {
        var webhook = bot.Webhook!;
        webhook.Deliverer = new WebhookDeliverer(world, bot, webhook, (owner, answer) => RunMethod(world, owner, answer));
        webhook.Deliverer.Start();
    }

    private static void RunMethod(World world, Bot bot, WebhookAnswer webhookAnswer)
    {
        if (Read(webhookAnswer) is not { } args || args.Text("method") is not { } name) return;
        if (IsUnallowed(name) || !ApiMethods.All.TryGetValue(name, out var method)) return;
        using var answer = Answer.Rent();
        new ApiExecutor(world).Run(method, new ApiCall(world, bot, method.Name, args), answer);
    }

    private static Parameters? Read(WebhookAnswer answer)
    {
        if (answer.Body.Length == 0) return null;
        var args = new Parameters();
        try
        {
            if (answer.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true)
                RequestReader.AddJson(args, answer.Body);
            else RequestReader.AddUrlEncoded(args, Encoding.UTF8.GetString(answer.Body));
            return args;
        }
        catch (ApiException)
        {
            return null;
        }
    }

    private static bool IsUnallowed(string method) =>
        method.StartsWith("get", StringComparison.OrdinalIgnoreCase)
        || new[] { "setWebhook", "deleteWebhook", "close", "logOut" }.Contains(method, StringComparer.OrdinalIgnoreCase);
}
