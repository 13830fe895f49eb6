using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Forum.Mirroring;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum.Reading;

/// <summary>Reads how the forum group stands, for Settings.</summary>
public sealed class ForumReader(IDatabase database, BehindReader behind)
{
    public async Task<ForumView> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var bots = await db.Bots.Where(b => b.State != BotState.Removed).OrderBy(b => b.Name).ToListAsync(cancellation);
        var group = await db.ForumGroups.FirstOrDefaultAsync(cancellation);
        if (group is null)
            return new ForumView(null, bots, 0, 0);
        var topics = await db.ForumTopics.CountAsync(t => t.State == TopicState.Ready, cancellation);
        return new ForumView(group, bots, topics, await behind.CountAsync(workspace, cancellation));
    }
}

/// <param name="Group">Null where none is connected.</param>
/// <param name="Bots">Those that could hold it.</param>
/// <param name="Topics">Conversations that have one.</param>
/// <param name="Behind">Conversations with something that the group does not show yet.</param>
public sealed record ForumView(ForumGroup? Group, IReadOnlyList<Bot> Bots, int Topics, int Behind);
