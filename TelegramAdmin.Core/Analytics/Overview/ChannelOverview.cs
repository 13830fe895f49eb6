using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Alerts;
using TelegramAdmin.Core.Channels.Members;

namespace TelegramAdmin.Core.Analytics.Overview;

/// <summary>The channels that are followed: members, posts and views. They belong to no bot.</summary>
internal sealed class ChannelOverview : IOverviewSource
{
    private const string Own = "AND channel_id IN (SELECT id FROM tracked_channels WHERE workspace_id = @workspace)";

    public OverviewTheme Theme => OverviewTheme.Channels;

    public async Task<IReadOnlyList<OverviewFigure>> ReadAsync(OverviewAsk ask)
    {
        var followed = ask.Db.TrackedChannels.Where(c => c.State != ChannelState.NotFollowed);
        return
        [
            await MembersAsync(ask, followed),
            (await ask.FactsAsync("channel_hours", "hour", "SUM(views)", Own, byBot: false)).ToFigure("views"),
            (await ask.FactsAsync("channel_posts", "posted_at", "COUNT(*)", Own, byBot: false)).ToFigure("posts"),
            new OverviewFigure("channels", FigureUnit.Count, await followed.CountAsync()),
            new OverviewFigure("live", FigureUnit.Count, await followed.CountAsync(c => c.State == ChannelState.Live)),
            new OverviewFigure("alerts", FigureUnit.Count, await ask.Db.Set<ChannelAlert>().CountAsync(a => a.SeenAt == null)),
        ];
    }

    /// <summary>As last counted, beside what the same channels had when the period began.</summary>
    private static async Task<OverviewFigure> MembersAsync(OverviewAsk ask, IQueryable<TrackedChannel> followed)
    {
        var from = ask.Range.From;
        var counts = await followed.Where(c => c.Members != null).Select(c => new
        {
            Now = c.Members!.Value,
            Then = ask.Db.Set<MemberSnapshot>().Where(s => s.ChannelId == c.Id && s.TakenAt <= from).OrderByDescending(s => s.TakenAt).Select(s => (long?)s.Members).FirstOrDefault(),
        }).ToListAsync();
        var known = counts.Where(c => c.Then is not null).ToList();
        return new OverviewFigure("members", FigureUnit.Count, counts.Count == 0 ? null : counts.Sum(c => c.Now))
        {
            Compared = known.Count == 0 ? null : known.Sum(c => c.Now),
            Before = known.Count == 0 ? null : known.Sum(c => c.Then),
        };
    }
}
