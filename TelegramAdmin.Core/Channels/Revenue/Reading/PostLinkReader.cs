using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Revenue;

/// <summary>Lists the start links of a channel, newest first.</summary>
public sealed class PostLinkReader(IDatabase database)
{
    private const int Most = 200;

    /// <param name="messageId">Those of one post; null for all of the channel.</param>
    public async Task<IReadOnlyList<PostLinkLine>> ListAsync(WorkspaceId workspace, long channelId, long? messageId, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await (from l in db.Set<PostLink>()
                      where l.ChannelId == channelId && (messageId == null || l.MessageId == messageId)
                      join b in db.Set<Bot>() on l.BotId equals b.Id
                      orderby l.Id descending
                      select new PostLinkLine(l, b.Username, db.Set<PostStart>().Count(s => s.LinkId == l.Id))).Take(Most).ToListAsync(cancellation);
    }
}

/// <param name="Bot">Username, without the @.</param>
/// <param name="Starts">Starts by this link.</param>
public sealed record PostLinkLine(PostLink Link, string Bot, int Starts)
{
    public string Address => $"https://t.me/{Bot}?start={Link.Payload}";
}
