using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics;

/// <summary>Who is behind the chats of some messages, where a bot has a conversation with them.</summary>
public sealed class RecipientReader(IDatabase database)
{
    public async Task<IReadOnlyDictionary<(BotId, long), Recipient>> ReadAsync(WorkspaceId workspace, IReadOnlyCollection<OutboxMessage> messages, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var bots = messages.Select(m => m.BotId).Distinct().ToList();
        var chats = messages.Select(m => m.ChatId).Distinct().ToList();
        var known = await db.Conversations.Where(c => c.Kind != ConversationKind.Business && c.ThreadId == 0 && bots.Contains(c.BotId) && chats.Contains(c.ChatId)).Select(c => new { c.Id, c.BotId, c.ChatId, c.Title }).ToListAsync(cancellation);
        return known.ToDictionary(c => (c.BotId, c.ChatId), c => new Recipient(c.Id, c.Title));
    }
}

/// <param name="Name">The person's.</param>
public sealed record Recipient(long ConversationId, string Name);
