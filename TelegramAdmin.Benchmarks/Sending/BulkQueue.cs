using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Sending;

/// <summary>Bulk messages laid into the outbox before the product starts, one for each reader.</summary>
internal static class BulkQueue
{
    public const string Text = "The autumn catalogue is out. Members see it first, from today until Sunday.";

    public static Task FillAsync(Engine engine, SandboxBot bot, IReadOnlyList<SandboxPerson> readers) => engine.Storage.WriteAsync(WorkspaceId.Default, db =>
    {
        foreach (var reader in readers)
        {
            db.OutboxMessages.Add(new OutboxMessage
            {
                WorkspaceId = WorkspaceId.Default,
                BotId = new BotId(bot.Id),
                ChatId = reader.Id,
                Method = "sendMessage",
                Parameters = $$"""{"text":"{{Text}}"}""",
                Lane = Lane.Bulk,
                CreatedAt = DateTimeOffset.UtcNow,
            });
        }
        return Task.CompletedTask;
    });
}
