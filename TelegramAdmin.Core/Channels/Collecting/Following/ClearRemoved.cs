using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Members;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Following;

/// <summary>Deletes what was kept of removed channels, some of it at a time.</summary>
internal sealed class ClearRemoved(IDatabase database)
{
    private const int Step = 200;

    /// <returns>Whether there is more.</returns>
    public async Task<bool> RunOnceAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        if (await db.RemovedChannels.OrderBy(r => r.RemovedAt).FirstOrDefaultAsync(cancellation) is not { } removed)
            return false;
        await database.WriteAsync(removed.WorkspaceId, write => StepAsync(write, removed.ChannelId), cancellation);
        return true;
    }

    private static async Task StepAsync(AppDbContext db, long channel)
    {
        var some = await db.ChannelPosts.Where(p => p.ChannelId == channel).OrderBy(p => p.MessageId).Select(p => p.MessageId).Take(Step).ToListAsync();
        if (some.Count == 0)
        {
            await RestAsync(db, channel);
            return;
        }
        await db.PostSnapshots.Where(s => s.ChannelId == channel && some.Contains(s.MessageId)).ExecuteDeleteAsync();
        await db.PostVersions.Where(v => v.ChannelId == channel && some.Contains(v.MessageId)).ExecuteDeleteAsync();
        await db.PostCitations.Where(c => c.ChannelId == channel && some.Contains(c.MessageId)).ExecuteDeleteAsync();
        await db.ChannelPosts.Where(p => p.ChannelId == channel && some.Contains(p.MessageId)).ExecuteDeleteAsync();
    }

    // An hour and a count of members each: some thousands a year.
    private static async Task RestAsync(AppDbContext db, long channel)
    {
        await db.ChannelHours.Where(h => h.ChannelId == channel).ExecuteDeleteAsync();
        await db.MemberSnapshots.Where(m => m.ChannelId == channel).ExecuteDeleteAsync();
        await db.ChannelAccess.Where(a => a.ChannelId == channel).ExecuteDeleteAsync();
        await db.RemovedChannels.Where(r => r.ChannelId == channel).ExecuteDeleteAsync();
    }
}
