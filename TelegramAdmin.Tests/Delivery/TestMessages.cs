using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Accepting;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Delivery;

public static class TestMessages
{
    public static NewMessage Text(long chat, string text) => new()
    {
        WorkspaceId = WorkspaceId.Default,
        ChatId = chat,
        Method = "sendMessage",
        Parameters = new JsonObject { ["text"] = text }.ToJsonString(),
    };

    public static async Task<AcceptedMessage> AcceptAsync(this RunningApp app, NewMessage message)
    {
        var accepted = await app.Service<AcceptMessage>().RunAsync(message);
        Assert.Null(accepted.Failure);
        return accepted.Value;
    }

    /// <summary>The person presses Start, and the engine knows it.</summary>
    public static async Task StartAsync(this RunningApp app, SandboxPerson person, SandboxBot bot)
    {
        person.Start(bot);
        await Eventually.TrueAsync(async () =>
        {
            await using var db = app.Storage.ReadAll();
            return await db.Reachability.AnyAsync(r => r.BotId == new BotId(bot.Id) && r.ChatId == person.Id && r.IsReachable);
        }, $"{person.Id} reaches @{bot.Username}");
    }
}
