using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Credits.Sharing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Revenue;

/// <summary>Makes the start link of a post, or of one that is planned. A post has one for each bot: asked again, it is the same.</summary>
public sealed class MakePostLink(IDatabase database, BotDirectory bots, AuditLog audit, TimeProvider time)
{
    /// <param name="messageId">Null for a post that is still to be written: the link is tied to it when it appears with the link in it.</param>
    public async Task<Result<MadeLink>> RunAsync(WorkspaceId workspace, long channelId, long? messageId, BotId botId, string? note, Actor actor)
    {
        var bot = await bots.FindAsync(botId);
        if (bot?.WorkspaceId != workspace)
            return PostLinkErrors.BotNotFound;
        var words = string.IsNullOrWhiteSpace(note) ? null : ShortText.Cut(note.Trim(), PostLink.LongestNote);
        var made = await database.WriteAsync(workspace, async db =>
        {
            if (await db.TrackedChannels.AsTracking().FirstOrDefaultAsync(c => c.Id == channelId) is not { } channel)
                return (Result<PostLink>)ChannelErrors.NotFound;
            if (!channel.IsOwn)
                return PostLinkErrors.NotOwn(channel.Title);
            if (messageId is not null && !await db.Set<ChannelPost>().AnyAsync(p => p.ChannelId == channelId && p.MessageId == messageId))
                return ChannelErrors.PostNotFound;
            return await FindAsync(db, channelId, messageId, botId) ?? db.PostLinks.Add(New(workspace, channelId, messageId, botId, words)).Entity;
        });
        if (!made.TryGet(out var link, out var failure))
            return failure;
        await audit.RecordAsync(workspace, actor, "post_link.made", link.Payload);
        return new MadeLink(link, ShareCode.Link(bot, link.Payload));
    }

    private static async Task<PostLink?> FindAsync(AppDbContext db, long channelId, long? messageId, BotId botId) => messageId is null ? null
        : await db.PostLinks.FirstOrDefaultAsync(l => l.ChannelId == channelId && l.MessageId == messageId && l.BotId == botId && !l.IsFound);

    private PostLink New(WorkspaceId workspace, long channelId, long? messageId, BotId botId, string? note) => new()
    {
        WorkspaceId = workspace,
        ChannelId = channelId,
        MessageId = messageId,
        BotId = botId,
        Payload = PostLink.Prefix + ShareCode.ForInvitation(),
        Note = note,
        CreatedAt = time.GetUtcNow(),
    };
}

/// <param name="Address">To copy into the post.</param>
public sealed record MadeLink(PostLink Link, string Address);

/// <summary>Every way in which a start link is refused.</summary>
public static class PostLinkErrors
{
    public static Failure BotNotFound { get; } = new(FailureKind.NotFound, "post_link_bot_unknown", "No such bot is here, so the link would lead nowhere. Choose another.", "bot_id");

    public static Failure NotOwn(string title) => new(FailureKind.Conflict, "post_link_channel_not_own",
        $"“{title}” is followed as somebody else's channel, so no link of yours stands there. Mark it as your own first.", "channel_id");
}
