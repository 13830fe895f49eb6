using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Revenue;

/// <summary>
/// Ties start links to the posts of own channels that hold them. A link that was made for a planned post gets its post; one that somebody
/// wrote by hand becomes known, and belongs to the newest post that holds it.
/// </summary>
internal sealed class TieLinks(TimeProvider time) : IPostObserver
{
    private const string Add = """
        INSERT INTO post_links (workspace_id, channel_id, message_id, bot_id, payload, is_found, created_at, seen_at)
        VALUES (@workspace, @channel, @message, @bot, @payload, @found, @now, @now)
        ON CONFLICT (workspace_id, bot_id, payload) DO NOTHING
        """;

    public async Task AppearedAsync(AppDbContext db, TrackedChannel channel, IReadOnlyList<ChannelPost> posts, bool isHistory)
    {
        if (!channel.IsOwn)
            return;
        var held = posts.SelectMany(p => StartLinksIn.Post(p).Select(l => new Held(p.MessageId, l.Bot, l.Payload))).OrderBy(h => h.MessageId).ToList();
        if (held.Count == 0)
            return;
        var bots = await db.Set<Bot>().Where(b => b.WorkspaceId == channel.WorkspaceId && b.State != BotState.Removed).Select(b => new { b.Id, b.Username }).ToListAsync();
        foreach (var bot in bots)
        {
            if (held.FindAll(h => h.Bot.Equals(bot.Username, StringComparison.OrdinalIgnoreCase)) is { Count: > 0 } its)
                await TieAsync(db, channel, bot.Id, its);
        }
    }

    public Task CountedAsync(AppDbContext db, TrackedChannel channel, IReadOnlyList<ChannelPost> posts) => Task.CompletedTask;

    private async Task TieAsync(AppDbContext db, TrackedChannel channel, BotId bot, IReadOnlyList<Held> held)
    {
        var now = time.GetUtcNow();
        await db.Session.ForEachAsync(Add, [.. held.OrderByDescending(h => h.MessageId)], (p, h) => p
            .Add("@workspace", channel.WorkspaceId).Add("@channel", channel.Id).Add("@message", h.MessageId).Add("@bot", bot).Add("@payload", h.Payload).Add("@found", true).Add("@now", now));
        foreach (var (messageId, _, payload) in held)
            await TieAsync(db, channel, bot, messageId, payload, now);
    }

    private static async Task TieAsync(AppDbContext db, TrackedChannel channel, BotId bot, long messageId, string payload, DateTimeOffset now)
    {
        var link = db.Set<PostLink>().Where(l => l.WorkspaceId == channel.WorkspaceId && l.ChannelId == channel.Id && l.BotId == bot && l.Payload == payload);
        var planned = await link.Where(l => l.MessageId == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.MessageId, messageId).SetProperty(l => l.SeenAt, now));
        await link.Where(l => l.IsFound && l.MessageId < messageId).ExecuteUpdateAsync(set => set.SetProperty(l => l.MessageId, messageId).SetProperty(l => l.SeenAt, now));
        await link.Where(l => l.MessageId == messageId && l.SeenAt == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.SeenAt, now));
        if (planned == 0)
            return;
        var id = await link.Select(l => l.Id).FirstAsync();
        await db.Set<PostStart>().Where(s => s.LinkId == id && s.MessageId == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.MessageId, messageId));
    }

    private sealed record Held(long MessageId, string Bot, string Payload);
}
