using System.Text.Json;
using System.Text.Json.Serialization;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Figures;
using TelegramAdmin.Core.Channels.Figures.Listing;
using TelegramAdmin.Core.Channels.Posts;

namespace TelegramAdmin.Features.Channels.Rest;

/// <summary>A channel that is to be followed.</summary>
public sealed record FollowRequest
{
    /// <summary>@name, link or invite.</summary>
    public required string Address { get; init; }

    /// <summary>One's own, rather than somebody else's that is watched.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Which account reads it; any where it is left out.</summary>
    public long? AccountId { get; init; }

    /// <summary>How many posts back.</summary>
    public int? HistoryPosts { get; init; }

    /// <summary>How far back.</summary>
    public DateTimeOffset? HistorySince { get; init; }
}

/// <summary>A channel that is followed.</summary>
/// <param name="TelegramId">Telegram's number, without -100; left out until it was found.</param>
/// <param name="Trouble">What stands in the way, and what to do.</param>
/// <param name="HistoryRead">Posts read so far.</param>
/// <param name="HistoryTotal">Posts by the channel's own count.</param>
/// <param name="HistoryDoneAt">When the history that was wanted was complete.</param>
public sealed record ChannelResource(
    long ChannelId, string Title, string? Username, long? TelegramId, string? About, bool IsOwn, ChannelState State, string? Trouble, long? AccountId, long? Members, DateTimeOffset? MembersAt,
    int HistoryRead, int? HistoryTotal, DateTimeOffset? HistoryDoneAt, DateTimeOffset? LastPostAt, DateTimeOffset AddedAt)
{
    internal static ChannelResource Of(TrackedChannel c) => new(
        c.Id, c.Title, c.Username, c.TelegramId, c.About, c.IsOwn, c.State, c.Trouble, c.AccountId, c.Members, c.MembersAt, c.HistoryRead, c.HistoryTotal, c.HistoryDoneAt, c.LastPostAt, c.AddedAt);
}

/// <summary>A post; of an album its first part, with the counters of the whole.</summary>
/// <param name="Parts">Messages that it is made of.</param>
/// <param name="Views">Left out where Telegram shows none.</param>
/// <param name="Engagement">(reactions + forwards + comments) ÷ views: 0.048 for 4.8%.</param>
/// <param name="Entities">Formatting, as the Bot API writes it.</param>
public sealed record PostResource(
    long MessageId, DateTimeOffset PostedAt, PostKind Kind, string Text, JsonElement? Entities, JsonElement? Buttons, JsonElement? Media, long? AlbumId, long Parts, string? Author, string? ForwardedFrom,
    long? ForwardedFromId, long? Views, long? ViewsAfter6h, long? ViewsAfter24h, int? Forwards, int? Reactions, int? Comments, JsonElement? ReactionKinds, double? Engagement,
    DateTimeOffset? EditedAt, DateTimeOffset? DeletedAt, DateTimeOffset CountedAt)
{
    internal static PostResource Of(PostRow row)
    {
        var p = row.Post;
        return new PostResource(
            p.MessageId, p.PostedAt, p.Kind, p.Text, Json(p.Entities), Json(p.Buttons), Json(p.Media), p.AlbumId, row.Parts, p.Author, p.ForwardedFrom, p.ForwardedFromId, p.Views, p.ViewsAt6Hours, p.ViewsAt24Hours,
            p.Forwards, p.Reactions, p.Comments, Json(p.ReactionKinds), row.Engagement, p.EditedAt, p.DeletedAt, p.CountedAt);
    }

    internal static JsonElement? Json(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A post with its history.</summary>
/// <param name="Snapshots">Its counters, oldest first.</param>
/// <param name="Versions">What it said before, oldest first.</param>
public sealed record PostStoryResource(PostResource Post, IReadOnlyList<SnapshotResource> Snapshots, IReadOnlyList<VersionResource> Versions)
{
    internal static PostStoryResource Of(PostStory story) => new(
        PostResource.Of(new PostRow(story.Post, story.Parts.Count + 1)),
        [.. story.Snapshots.Select(s => new SnapshotResource(s.TakenAt, s.Views, s.Forwards, s.Reactions, s.Comments))],
        [.. story.Versions.Select(v => new VersionResource(v.ReplacedAt, v.Kind, v.Text, PostResource.Json(v.Entities), PostResource.Json(v.Buttons)))]);
}

public sealed record SnapshotResource(DateTimeOffset TakenAt, long? Views, int? Forwards, int? Reactions, int? Comments);

/// <param name="ReplacedAt">Until when it said so.</param>
public sealed record VersionResource(DateTimeOffset ReplacedAt, PostKind Kind, string Text, JsonElement? Entities, JsonElement? Buttons);

/// <summary>A figure over time.</summary>
/// <param name="Formula">How it is counted, in words.</param>
/// <param name="Value">Of all days together; shares are parts of 1. Left out where it is unknown.</param>
/// <param name="Before">Of as many days before.</param>
public sealed record SeriesResource(string Metric, string Formula, string TimeZone, double? Value, double? Before, IReadOnlyList<SeriesPoint> Points)
{
    internal static SeriesResource Of(ChannelMetric metric, ChannelSeries series) => new(
        metric.Key, metric.Words, series.Period.Zone.Id, metric.Value(series.Now), metric.Value(series.Before), [.. series.Steps.Zip(series.Days, (step, totals) => new SeriesPoint(step.From, step.To, metric.Value(totals), totals.Posts))]);
}

/// <param name="To">The last day, included.</param>
/// <param name="Value">Left out where nothing is known.</param>
public sealed record SeriesPoint(DateOnly From, DateOnly To, double? Value, int Posts);

[JsonSerializable(typeof(FollowRequest))]
[JsonSerializable(typeof(ChannelResource))]
[JsonSerializable(typeof(PostStoryResource))]
[JsonSerializable(typeof(SeriesResource))]
[JsonSerializable(typeof(ApiPage<ChannelResource>))]
[JsonSerializable(typeof(ApiPage<PostResource>))]
internal sealed partial class ChannelBodies : JsonSerializerContext;
