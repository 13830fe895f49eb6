using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Delivery.Sending;

/// <summary>Finds a message that a key may know of: of its workspace, and of the bots that it may use.</summary>
internal sealed class FindOwnMessage(IDatabase database)
{
    public async Task<OutboxMessage?> RunAsync(ActiveApiKey key, long id)
    {
        await using var db = database.Read(key.WorkspaceId);
        return await db.OutboxMessages.FirstOrDefaultAsync(m => m.Id == id) is { } message && key.Allows(message.BotId) ? message : null;
    }
}
