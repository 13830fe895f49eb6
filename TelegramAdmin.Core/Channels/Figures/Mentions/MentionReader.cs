using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Figures.Periods;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Figures.Mentions;

/// <summary>Who cites whom. Only channels that are followed here can be seen citing; whom they cite may be anybody. A post counts once, however often it cites; deleted ones do not.</summary>
public sealed class MentionReader(IDatabase database)
{
    /// <summary>Citations of one list that are looked at, the newest.</summary>
    public const int Most = 20_000;

    public async Task<ChannelMentions> ReadAsync(WorkspaceId workspace, TrackedChannel channel, ChannelPeriod period, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var channels = await db.TrackedChannels.ToListAsync(cancellation);
        var citing = await LoadAsync(db, Of(db.PostCitations, channel).Where(c => c.ChannelId != channel.Id), period, cancellation);
        var cited = await LoadAsync(db, db.PostCitations.Where(c => c.ChannelId == channel.Id), period, cancellation);
        return new ChannelMentions(
            [.. citing.GroupBy(c => c.ChannelId).Select(g => Group(channels.Find(c => c.Id == g.Key), null, null, g)).OrderByDescending(g => g.Posts).ThenByDescending(g => g.LastAt)],
            [.. cited.Where(c => TargetOf(channels, c)?.Id != channel.Id).GroupBy(c => KeyOf(channels, c)).Select(g => Group(TargetOf(channels, g.First()), g.First().CitedName, g.Select(c => c.ForwardedFrom).FirstOrDefault(f => f is not null), g))
                .OrderByDescending(g => g.Posts).ThenByDescending(g => g.LastAt)],
            [.. Newest(citing)],
            [.. Newest(cited)]);
    }

    private static IQueryable<PostCitation> Of(IQueryable<PostCitation> citations, TrackedChannel channel)
    {
        var (number, name) = (channel.TelegramId ?? -1, (channel.Username ?? (channel.IsInvite ? null : channel.Address))?.ToLowerInvariant() ?? "");
        return citations.Where(c => c.CitedTelegramId == number || c.CitedName == name);
    }

    private static async Task<List<Citation>> LoadAsync(AppDbContext db, IQueryable<PostCitation> citations, ChannelPeriod period, CancellationToken cancellation)
    {
        var (from, to) = (period.Start, period.End);
        var rows = from citation in citations.Where(c => c.PostedAt >= @from && c.PostedAt < to)
                   join post in db.ChannelPosts on new { citation.ChannelId, citation.MessageId } equals new { post.ChannelId, post.MessageId }
                   where post.DeletedAt == null
                   orderby citation.PostedAt descending, citation.Id descending
                   select new Citation(citation.ChannelId, citation.MessageId, citation.PostedAt, citation.Kind, citation.CitedTelegramId, citation.CitedName, post.Views, post.ForwardedFrom, post.Kind, post.Text);
        return await rows.Take(Most).ToListAsync(cancellation);
    }

    // The same channel may be cited by its number here and by its name there.
    private static string KeyOf(List<TrackedChannel> channels, Citation citation) =>
        TargetOf(channels, citation) is { } known ? $"#{known.Id}" : citation.CitedName is { } name ? "@" + name : $"-{citation.CitedTelegramId}";

    private static TrackedChannel? TargetOf(List<TrackedChannel> channels, Citation citation) =>
        channels.Find(c => (citation.CitedTelegramId is { } number && c.TelegramId == number) || (citation.CitedName is { } name && string.Equals(c.Username, name, StringComparison.OrdinalIgnoreCase)));

    private static CitedGroup Group(TrackedChannel? channel, string? name, string? forwardedFrom, IEnumerable<Citation> citations)
    {
        var posts = citations.DistinctBy(c => (c.ChannelId, c.MessageId)).ToList();
        return new CitedGroup(channel, channel?.Username ?? name, channel?.Title ?? forwardedFrom ?? name, posts.Count, posts.Sum(p => p.Views ?? 0), posts.Max(p => p.PostedAt));
    }

    private static IEnumerable<Citation> Newest(IEnumerable<Citation> citations) => citations.DistinctBy(c => (c.ChannelId, c.MessageId)).Take(ChannelMentions.Shown);
}

/// <summary>Citations of a period.</summary>
/// <param name="By">Channels that cite this one.</param>
/// <param name="Of">Channels that it cites.</param>
/// <param name="NewestBy">The newest posts that cite it.</param>
/// <param name="NewestOf">Its own newest posts that cite others.</param>
public sealed record ChannelMentions(IReadOnlyList<CitedGroup> By, IReadOnlyList<CitedGroup> Of, IReadOnlyList<Citation> NewestBy, IReadOnlyList<Citation> NewestOf)
{
    /// <summary>How many posts are shown of each.</summary>
    public const int Shown = 50;
}

/// <param name="Channel">Null where it is not followed here.</param>
/// <param name="Title">Null where nothing but its number is known.</param>
/// <param name="Views">Of the posts that cite, together.</param>
public sealed record CitedGroup(TrackedChannel? Channel, string? Name, string? Title, int Posts, long Views, DateTimeOffset LastAt);

/// <summary>A post that points to a channel.</summary>
/// <param name="ChannelId">The channel that cites.</param>
public sealed record Citation(
    long ChannelId, long MessageId, DateTimeOffset PostedAt, CitationKind Kind, long? CitedTelegramId, string? CitedName, long? Views, string? ForwardedFrom, PostKind PostKind, string Text);
