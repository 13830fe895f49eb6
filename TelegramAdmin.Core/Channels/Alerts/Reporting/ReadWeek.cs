using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Members;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Channels.Revenue;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>Reads the week of every channel that is followed: own ones first, then by name.</summary>
public sealed class ReadWeek(IDatabase database, RevenueReader revenue)
{
    private const int MostChannels = 500;

    public async Task<IReadOnlyList<ChannelWeek>> RunAsync(WorkspaceId workspace, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var channels = await db.Set<TrackedChannel>().Where(c => c.TelegramId != null && c.State != ChannelState.NotFollowed)
            .OrderByDescending(c => c.IsOwn).ThenBy(c => c.Title).Take(MostChannels).ToListAsync(cancellation);
        var weeks = new List<ChannelWeek>();
        foreach (var channel in channels)
            weeks.Add(await OfAsync(db, channel, from, to, cancellation));
        return weeks;
    }

    private async Task<ChannelWeek> OfAsync(AppDbContext db, TrackedChannel channel, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var posts = Posts(db, channel.Id, from, to);
        var sums = await SumsAsync(posts, cancellation);
        var before = await SumsAsync(Posts(db, channel.Id, from - (to - from), from), cancellation);
        var deleted = await db.Set<ChannelPost>().CountAsync(p => p.ChannelId == channel.Id && p.DeletedAt >= from && p.DeletedAt < to, cancellation);
        var top = await posts.Where(p => p.Views != null).OrderByDescending(p => p.Views).ThenBy(p => p.MessageId).Select(p => new { p.MessageId, p.Views, p.Text }).FirstOrDefaultAsync(cancellation);
        var outcome = channel.IsOwn ? await revenue.ForChannelAsync(channel.WorkspaceId, channel.Id, from, to, cancellation) : PostOutcome.None;
        return new ChannelWeek(channel, await MembersAsync(db, channel.Id, to, cancellation), await MembersAsync(db, channel.Id, from, cancellation), sums.Posts, before.Posts, sums.Views, before.Views,
            sums.Reactions, sums.Forwards, deleted, top is null ? null : new TopPost(top.MessageId, top.Views!.Value, ShortText.Cut(Excerpt.OneLineOf(top.Text), 80)), outcome);
    }

    private static IQueryable<ChannelPost> Posts(AppDbContext db, long channelId, DateTimeOffset from, DateTimeOffset to) =>
        db.Set<ChannelPost>().Where(p => p.ChannelId == channelId && p.PostedAt >= from && p.PostedAt < to && p.Kind != PostKind.Service && p.DeletedAt == null);

    private static async Task<Sums> SumsAsync(IQueryable<ChannelPost> posts, CancellationToken cancellation) =>
        await posts.GroupBy(_ => 1).Select(g => new Sums(g.Count(), g.Average(p => (double?)p.Views), g.Sum(p => (long)(p.Reactions ?? 0)), g.Sum(p => (long)(p.Forwards ?? 0)))).FirstOrDefaultAsync(cancellation)
        ?? new Sums(0, null, 0, 0);

    private static Task<long?> MembersAsync(AppDbContext db, long channelId, DateTimeOffset at, CancellationToken cancellation) =>
        db.Set<MemberSnapshot>().Where(s => s.ChannelId == channelId && s.TakenAt <= at).OrderByDescending(s => s.TakenAt).Select(s => (long?)s.Members).FirstOrDefaultAsync(cancellation);

    private sealed record Sums(int Posts, double? Views, long Reactions, long Forwards);
}
