using System.Net.Http.Headers;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Tests.Running;

/// <summary>Updates as Telegram would post them, for what the sandbox's people cannot do.</summary>
public static class PostedUpdates
{
    public static async Task PostUpdateAsync(this RunningApp app, SandboxBot bot, string update)
    {
        var secret = (await app.Service<BotDirectory>().FindAsync(new BotId(bot.Id)))!.RevealWebhookSecret();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhook/{bot.Id}") { Content = new StringContent(update) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        using var response = await app.Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}
