using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Tests.Running;

/// <summary>Puts messages into the outbox as the engine's users do, and reads what became of them.</summary>
public static class Sending
{
    public static Task<long> QueueTextAsync(this RunningApp app, SandboxBot bot, SandboxPerson to, string text,
        Lane lane = Lane.Reply, OnUncertain onUncertain = OnUncertain.Hold, Priority priority = Priority.Normal) =>
        app.Storage.WriteAsync(WorkspaceId.Default, async db =>
        {
            var message = app.Service<Outbox>().Add(db, new OutboxMessage
            {
                WorkspaceId = WorkspaceId.Default,
                BotId = new BotId(bot.Id),
                ChatId = to.Id,
                Method = "sendMessage",
                Parameters = new JsonObject { ["text"] = text }.ToJsonString(),
                Lane = lane,
                Priority = priority,
                OnUncertain = onUncertain,
                CreatedAt = DateTimeOffset.UtcNow,
            });
            await db.SaveChangesAsync();
            return message.Id;
        });

    public static async Task<OutboxMessage> FindAsync(this RunningApp app, long messageId)
    {
        await using var db = app.Storage.ReadAll();
        return await db.OutboxMessages.SingleAsync(m => m.Id == messageId);
    }

    public static async Task<OutboxMessage> UntilAsync(this RunningApp app, long messageId, DeliveryState state, TimeSpan? patience = null)
    {
        await Eventually.TrueAsync(async () => (await app.FindAsync(messageId)).State == state, $"message {messageId} becomes {state}", patience);
        return await app.FindAsync(messageId);
    }

    /// <summary>What the bot wrote to a person and is still there, in order.</summary>
    public static IReadOnlyList<string> Received(this SandboxPerson person, SandboxBot from) =>
        [.. person.History(from).Where(m => m.FromBot && !m.IsDeleted).Select(m => m.Text ?? "")];
}
