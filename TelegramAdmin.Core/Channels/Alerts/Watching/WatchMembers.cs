using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Members;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>Looks at members as they are counted.</summary>
internal sealed class WatchMembers(RaiseAlerts raise, TimeProvider time) : IMemberObserver
{
    public async Task CountedAsync(AppDbContext db, TrackedChannel channel, long? before, long now)
    {
        if (before is null || await db.RulesAsync(channel, AlertKind.MembersGrew, AlertKind.MembersFell) is not { Count: > 0 } rules)
            return;
        var point = new MemberPoint(channel.MembersAt ?? time.GetUtcNow(), now);
        var since = point.At.AddHours(-rules.Max(r => r.Hours)) - MemberMove.Slack;
        var earlier = await EarlierAsync(db, channel.Id, since, point.At);
        foreach (var rule in rules)
            await raise.RunAsync(db, rule, channel, MemberMove.Find(rule, point, earlier) is { } sighting ? [sighting] : []);
    }

    internal static async Task<List<MemberPoint>> EarlierAsync(AppDbContext db, long channelId, DateTimeOffset since, DateTimeOffset until) =>
        await db.Set<MemberSnapshot>().AsNoTracking().Where(s => s.ChannelId == channelId && s.TakenAt >= since && s.TakenAt < until)
            .OrderBy(s => s.TakenAt).Select(s => new MemberPoint(s.TakenAt, s.Members)).ToListAsync();
}
