using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>Reads how the views of a channel's posts grew, to compare others with.</summary>
internal static class UsualCurves
{
    /// <returns>The newest posts before a moment, the newest first.</returns>
    public static async Task<IReadOnlyList<ViewCurve>> BeforeAsync(AppDbContext db, long channelId, DateTimeOffset before, int count)
    {
        var posts = await db.Set<ChannelPost>().AsNoTracking().Where(p => p.ChannelId == channelId && p.PostedAt < before && p.Kind != PostKind.Service)
            .OrderByDescending(p => p.PostedAt).Take(count).Select(p => new { p.MessageId, p.PostedAt }).ToListAsync();
        if (posts.Count == 0)
            return [];
        var ids = posts.Select(p => p.MessageId).ToList();
        var until = before + TakeOff.Until + TakeOff.Until; // What lies later is of no age that is looked at.
        var counted = (await db.Set<PostSnapshot>().AsNoTracking().Where(s => s.ChannelId == channelId && ids.Contains(s.MessageId) && s.Views != null && s.TakenAt < until)
            .OrderBy(s => s.TakenAt).Select(s => new { s.MessageId, s.TakenAt, s.Views }).ToListAsync()).ToLookup(s => s.MessageId);
        return [.. posts.Select(p => new ViewCurve(p.MessageId, p.PostedAt, [.. counted[p.MessageId].Select(s => (s.TakenAt, s.Views!.Value))]))];
    }
}
