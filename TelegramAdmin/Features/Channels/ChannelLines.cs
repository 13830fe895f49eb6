using System.Globalization;
using System.Runtime.CompilerServices;
using TelegramAdmin.Core.Channels.Figures;
using TelegramAdmin.Core.Channels.Figures.Listing;
using TelegramAdmin.Core.Channels.Figures.Periods;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Features.Channels.PostList;

namespace TelegramAdmin.Features.Channels;

/// <summary>Posts and figures as rows of a file, with the filters of the address.</summary>
internal sealed class ChannelLines(Core.Channels.Figures.Listing.PostList posts, ChannelFigureReader figures)
{
    public static readonly string[] PostColumns = ["post", "posted", "kind", "text", "views", "views after 6 h", "views after 24 h", "forwards", "reactions", "comments", "engagement %", "edited", "deleted", "forwarded from", "link"];

    public static readonly string[] DayColumns = ["from", "to", "posts", "edited", "deleted", .. ChannelMetric.All.Select(m => m.IsShare ? m.Title + " %" : m.Title)];

    public async IAsyncEnumerable<IReadOnlyList<object?>> PostsAsync(ChannelRow row, IQueryCollection query, ChannelPeriod period, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var line in posts.AllAsync(row.Channel.WorkspaceId, row.Channel.Id, PostQuery.Of(query).ToFilter(period), cancellation))
            yield return Line(line.Post, line.Engagement, row.Channel.Username);
    }

    public async IAsyncEnumerable<IReadOnlyList<object?>> DaysAsync(ChannelRow row, ChannelPeriod period, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var series in await figures.CompareAsync(row.Channel.WorkspaceId, [row.Channel.Id], period, StepLength.Day, cancellation))
        {
            foreach (var (step, totals) in series.Steps.Zip(series.Days))
                yield return [step.From, step.To, totals.Posts, totals.Edited, totals.Deleted, .. ChannelMetric.All.Select(m => Number(m.Value(totals) * (m.IsShare ? 100 : 1)))];
        }
    }

    private static IReadOnlyList<object?> Line(ChannelPost p, double? engagement, string? channel) =>
    [
        p.MessageId, p.PostedAt, ChannelWords.Kind(p.Kind), p.Text, p.Views, p.ViewsAt6Hours, p.ViewsAt24Hours, p.Forwards, p.Reactions, p.Comments, Number(engagement * 100), p.EditedAt, p.DeletedAt, p.ForwardedFrom,
        channel is null ? null : string.Create(CultureInfo.InvariantCulture, $"https://t.me/{channel}/{p.MessageId}"),
    ];

    private static object? Number(double? value) => value is { } number ? decimal.Round((decimal)number, 2) : null;
}
