using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>Looks at posts as they appear and as they are counted.</summary>
internal sealed class WatchPosts(RaiseAlerts raise) : IPostObserver
{
    public async Task AppearedAsync(AppDbContext db, TrackedChannel channel, IReadOnlyList<ChannelPost> posts, bool isHistory)
    {
        if (isHistory || posts.Count == 0)
            return;
        foreach (var rule in await db.RulesAsync(channel, AlertKind.Words))
            await raise.RunAsync(db, rule, channel, [.. posts.Select(p => WordHit.Find(rule, p)).OfType<Sighting>()]);
    }

    public async Task CountedAsync(AppDbContext db, TrackedChannel channel, IReadOnlyList<ChannelPost> posts)
    {
        var young = posts.Where(p => p is { Kind: not PostKind.Service, DeletedAt: null, Views: > 0 } && TakeOff.IsInTime(p.CountedAt - p.PostedAt)).ToList();
        if (young.Count == 0 || await db.RulesAsync(channel, AlertKind.TakesOff) is not { Count: > 0 } rules)
            return;
        var usual = await UsualCurves.BeforeAsync(db, channel.Id, young.Max(p => p.PostedAt), TakeOff.Compared + young.Count);
        foreach (var rule in rules)
            await raise.RunAsync(db, rule, channel, [.. young.Select(p => Find(rule, p, usual)).OfType<Sighting>()]);
    }

    private static Sighting? Find(ChannelAlertRule rule, ChannelPost post, IReadOnlyList<ViewCurve> usual) =>
        TakeOff.Find(rule, post.MessageId, post.PostedAt, post.CountedAt, post.Views!.Value, usual.Where(c => c.PostedAt < post.PostedAt));
}
