using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>Reads which posts were edited or deleted since a moment.</summary>
internal static class PostChanges
{
    public static async Task<IReadOnlyList<Sighting>> DeletedAsync(AppDbContext db, long channelId, DateTimeOffset since, int most, CancellationToken cancellation) =>
        [.. (await db.Set<ChannelPost>().AsNoTracking().Where(p => p.ChannelId == channelId && p.DeletedAt >= since && p.Kind != PostKind.Service)
            .OrderByDescending(p => p.DeletedAt).Take(most).ToListAsync(cancellation)).Select(PostChange.Deleted)];

    public static async Task<IReadOnlyList<Sighting>> EditedAsync(AppDbContext db, long channelId, DateTimeOffset since, int most, CancellationToken cancellation)
    {
        var versions = await db.Set<PostVersion>().AsNoTracking().Where(v => v.ChannelId == channelId && v.ReplacedAt >= since)
            .OrderByDescending(v => v.ReplacedAt).ThenByDescending(v => v.Id).Take(most).ToListAsync(cancellation);
        if (versions.Count == 0)
            return [];
        var ids = versions.Select(v => v.MessageId).Distinct().ToList();
        var now = await db.Set<ChannelPost>().AsNoTracking().Where(p => p.ChannelId == channelId && ids.Contains(p.MessageId)).ToDictionaryAsync(p => p.MessageId, p => p.Text, cancellation);
        var next = new Dictionary<long, string>();
        var found = new List<Sighting>();
        foreach (var version in versions)
        {
            found.Add(PostChange.Edited(version, next.GetValueOrDefault(version.MessageId) ?? now.GetValueOrDefault(version.MessageId)));
            next[version.MessageId] = version.Text; // What the version before it was replaced by.
        }
        return found;
    }
}
