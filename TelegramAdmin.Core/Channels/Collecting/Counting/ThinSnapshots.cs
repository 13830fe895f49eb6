using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Members;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Counting;

/// <summary>Of snapshots older than a month the last one of each day stays. How far it got lies on the channel, so a missed run is made up for.</summary>
public sealed class ThinSnapshots(IDatabase database, TimeProvider time) : IScheduledJob
{
    private const int Step = 300;

    private const string ThinPosts = """
        DELETE FROM post_snapshots WHERE channel_id = @channel AND message_id = @message AND taken_at >= @from AND taken_at < @to
          AND taken_at < (SELECT MAX(n.taken_at) FROM post_snapshots n WHERE n.channel_id = @channel AND n.message_id = @message AND n.taken_at >= @from AND n.taken_at < @to)
        """;

    private const string ThinMembers = """
        DELETE FROM member_snapshots WHERE channel_id = @channel AND taken_at >= @from AND taken_at < @to
          AND taken_at < (SELECT MAX(n.taken_at) FROM member_snapshots n WHERE n.channel_id = @channel AND n.taken_at >= @from AND n.taken_at < @to)
        """;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Older posts have no more than one snapshot a day anyway.</summary>
    private static readonly TimeSpan OldestCounted = TimeSpan.FromDays(15);

    public string Name => "channel-thinning";

    public string Title => "Old snapshots of channels";

    public string Schedule => "0 20 3 * * ?";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var until = new DateTimeOffset((time.GetUtcNow() - Kept).UtcDateTime.Date, TimeSpan.Zero);
        await using var db = database.ReadAll();
        var due = await db.TrackedChannels.Where(c => c.AddedAt < until && (c.ThinnedTo == null || c.ThinnedTo < until)).OrderBy(c => c.Id).ToListAsync(cancellation);
        foreach (var channel in due)
            await ThinAsync(channel, until, cancellation);
        return due.Count == 0 ? null : $"{due.Count:N0} channels, to one snapshot a day before {until:yyyy-MM-dd}";
    }

    private async Task ThinAsync(TrackedChannel channel, DateTimeOffset until, CancellationToken cancellation)
    {
        for (var day = channel.ThinnedTo ?? new DateTimeOffset(channel.AddedAt.UtcDateTime.Date, TimeSpan.Zero); day < until; day = day.AddDays(1))
        {
            for (long? after = 0; after is { } place;)
                after = await StepAsync(channel, day, place, cancellation);
            await EndDayAsync(channel, day, cancellation);
        }
    }

    /// <returns>Where to go on; null at the end of the day's posts.</returns>
    private async Task<long?> StepAsync(TrackedChannel channel, DateTimeOffset day, long after, CancellationToken cancellation)
    {
        await using var db = database.Read(channel.WorkspaceId);
        var (from, to) = (day - OldestCounted, day.AddDays(1));
        var posts = await db.ChannelPosts.Where(p => p.ChannelId == channel.Id && p.PostedAt >= from && p.PostedAt < to && p.MessageId > after)
            .OrderBy(p => p.MessageId).Select(p => p.MessageId).Take(Step).ToListAsync(cancellation);
        if (posts.Count > 0)
            await database.WriteAsync(channel.WorkspaceId, write => write.Session.ForEachAsync(ThinPosts, posts, (p, message) => p
                .Add("@channel", channel.Id).Add("@message", message).Add("@from", day).Add("@to", to)), cancellation);
        return posts.Count < Step ? null : posts[^1];
    }

    private Task EndDayAsync(TrackedChannel channel, DateTimeOffset day, CancellationToken cancellation) => database.WriteAsync(channel.WorkspaceId, async db =>
    {
        var end = (DateTimeOffset?)day.AddDays(1);
        await db.Session.RunAsync(ThinMembers, p => p.Add("@channel", channel.Id).Add("@from", day).Add("@to", end));
        await db.TrackedChannels.Where(c => c.Id == channel.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.ThinnedTo, end));
    }, cancellation);
}
