using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Collecting.Storing;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Running;

/// <summary>Reads counters again: of the newest post that is due, and with the same request of the ninety-nine before it.</summary>
internal sealed class RecountStep(IDatabase database, StepDesk desk, StorePosts store) : PageStep(desk)
{
    /// <summary>What could not be read now is tried again then.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromHours(6);

    public async Task<bool> IsDueAsync(TrackedChannel channel, CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        return await Due(db, channel.Id, Desk.Now).AnyAsync(cancellation);
    }

    protected override async Task<long> BeforeAsync(TrackedChannel channel, CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        return await Due(db, channel.Id, Desk.Now).MaxAsync(p => (long?)p.MessageId, cancellation) + 1 ?? -1;
    }

    protected override async Task KeepAsync(AppDbContext db, TrackedChannel channel, Page page)
    {
        await store.RunAsync(db, channel, SeenPosts.Page(page.Posts, page.Before, channel.OldestMessageId, page.AskedAt));
        // Still due is the one that it began with, if the answer was empty, which says nothing, or the post is deleted and no older one was given.
        var later = (DateTimeOffset?)(Desk.Now + Later);
        await Due(db, channel.Id, page.AskedAt).Where(p => p.MessageId == page.Before - 1).ExecuteUpdateAsync(set => set.SetProperty(p => p.NextCountAt, later));
    }

    private static IQueryable<ChannelPost> Due(AppDbContext db, long channel, DateTimeOffset now) =>
        db.Set<ChannelPost>().Where(p => p.ChannelId == channel && p.NextCountAt != null && p.NextCountAt <= now);
}
