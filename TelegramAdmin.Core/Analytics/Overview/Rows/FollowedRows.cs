using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Alerts;
using TelegramAdmin.Core.Channels.Posts;

namespace TelegramAdmin.Core.Analytics.Overview.Rows;

/// <summary>The channels that are followed, their posts and views. They belong to no bot.</summary>
internal static class FollowedRows
{
    extension(OverviewAsk ask)
    {
        /// <summary>Each with its members, as last counted.</summary>
        public IQueryable<OverviewRow> ChannelRows(bool liveOnly = false) => ask.Db.Set<TrackedChannel>()
            .Where(c => liveOnly ? c.State == ChannelState.Live : c.State != ChannelState.NotFollowed)
            .Select(c => new OverviewRow { Kind = OverviewRowKind.Channel, Id = c.Id, Number = 0, At = c.AddedAt, Name = c.Title, What = c.Address, Value = c.Members });

        /// <summary>The hours of each channel.</summary>
        public IQueryable<OverviewRow> ViewRows()
        {
            var span = ask.Range.Whole;
            return ask.Db.Set<ChannelHour>().Where(h => h.Hour >= span.From && h.Hour < span.To)
                .Join(ask.Db.Set<TrackedChannel>(), h => h.ChannelId, c => c.Id, (h, c) => new OverviewRow { Kind = OverviewRowKind.Channel, Id = c.Id, Number = 0, At = h.Hour, Name = c.Title, Value = h.Views });
        }

        public IQueryable<OverviewRow> PostRows()
        {
            var span = ask.Range.Whole;
            return ask.Db.Set<ChannelPost>().Where(p => p.PostedAt >= span.From && p.PostedAt < span.To)
                .Join(ask.Db.Set<TrackedChannel>(), p => p.ChannelId, c => c.Id, (p, c) => new OverviewRow { Kind = OverviewRowKind.Post, Id = c.Id, Number = p.MessageId, At = p.PostedAt, Name = c.Title, What = p.Text });
        }

        public IQueryable<OverviewRow> AlertRows() => ask.Db.Set<ChannelAlert>().Where(a => a.SeenAt == null)
            .Select(a => new OverviewRow { Kind = OverviewRowKind.Alert, Id = a.Id, Number = 0, At = a.HappenedAt, Name = a.RuleName, What = a.Text });
    }
}
