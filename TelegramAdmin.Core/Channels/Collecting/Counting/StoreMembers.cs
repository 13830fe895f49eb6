using TelegramAdmin.Core.Channels.Members;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Counting;

/// <summary>Keeps how many members a channel has: every hour while that changes, ever more seldom, down to every six hours, while it does not.</summary>
internal sealed class StoreMembers(IEnumerable<IMemberObserver> observers)
{
    private const string Insert = """
        INSERT INTO member_snapshots (channel_id, taken_at, workspace_id, members) VALUES (@channel, @at, @workspace, @members)
        ON CONFLICT (channel_id, taken_at) DO NOTHING
        """;

    private static readonly TimeSpan Shortest = TimeSpan.FromHours(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    private readonly IReadOnlyList<IMemberObserver> _observers = [.. observers];

    /// <param name="channel">Held by the caller.</param>
    public async Task RunAsync(AppDbContext db, TrackedChannel channel, long? members, DateTimeOffset now)
    {
        channel.NextMembersAt = Next(channel, members, now);
        if (members is not (>= 0 and { } count))
            return;
        await db.Session.RunAsync(Insert, p => p.Add("@channel", channel.Id).Add("@at", now).Add("@workspace", channel.WorkspaceId).Add("@members", count));
        var before = channel.Members;
        (channel.Members, channel.MembersAt) = (count, now);
        foreach (var observer in _observers)
            await observer.CountedAsync(db, channel, before, count);
    }

    /// <summary>Whether a count that came live is kept: what changes every second need not be.</summary>
    public static bool IsWelcome(TrackedChannel channel, long members, DateTimeOffset now) =>
        channel.Members != members && (channel.MembersAt is not { } last || last > now || now - last >= SnapshotSchedule.LeastApart);

    private static DateTimeOffset Next(TrackedChannel channel, long? members, DateTimeOffset now)
    {
        if (channel.MembersAt is not { } last || channel.Members != members)
            return now + Shortest;
        var longer = 2 * (now - last);
        return now + (longer < Shortest ? Shortest : longer > Longest ? Longest : longer);
    }
}
