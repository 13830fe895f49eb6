using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>What of a channel's past fits a rule.</summary>
internal sealed class PastSightings(AppDbContext db, ChannelAlertRule rule, TrackedChannel channel, DateTimeOffset since, DateTimeOffset until)
{
    private const int Most = 5000;

    public async Task<IReadOnlyList<Sighting>> ReadAsync(CancellationToken cancellation) => rule.Kind switch
    {
        AlertKind.MembersGrew or AlertKind.MembersFell => await MembersAsync(),
        AlertKind.TakesOff => await TakeOffsAsync(cancellation),
        AlertKind.Words => [.. (await PostsAsync(cancellation)).Select(p => WordHit.Find(rule, p)).OfType<Sighting>()],
        AlertKind.Deleted => await PostChanges.DeletedAsync(db, channel.Id, since, Most, cancellation),
        AlertKind.Edited => await PostChanges.EditedAsync(db, channel.Id, since, Most, cancellation),
        AlertKind.Silent => await SilencesAsync(cancellation),
        _ => [],
    };

    private async Task<IReadOnlyList<Sighting>> MembersAsync()
    {
        var window = TimeSpan.FromHours(rule.Hours) + MemberMove.Slack;
        var points = await WatchMembers.EarlierAsync(db, channel.Id, since - window, until);
        var found = new List<Sighting>();
        for (var (i, first) = (1, 0); i < points.Count; i++)
        {
            while (points[first].At < points[i].At - window)
                first++;
            if (points[i].At >= since && MemberMove.Find(rule, points[i], points[first..i]) is { } sighting)
                found.Add(sighting);
        }
        return found;
    }

    private async Task<IReadOnlyList<Sighting>> TakeOffsAsync(CancellationToken cancellation)
    {
        var count = await db.Set<ChannelPost>().CountAsync(p => p.ChannelId == channel.Id && p.PostedAt >= since && p.PostedAt < until, cancellation);
        var curves = await UsualCurves.BeforeAsync(db, channel.Id, until, Math.Min(count, Most) + TakeOff.Compared);
        return [.. curves.Select((curve, at) => (curve, at)).Where(c => c.curve.PostedAt >= since).Select(c => FirstOf(c.curve, curves.Skip(c.at + 1))).OfType<Sighting>()];
    }

    private Sighting? FirstOf(ViewCurve curve, IEnumerable<ViewCurve> earlier)
    {
        var before = earlier.Where(c => c.PostedAt < curve.PostedAt).Take(TakeOff.Compared).ToList();
        return curve.Points.Select(p => TakeOff.Find(rule, curve.MessageId, curve.PostedAt, p.At, p.Views, before)).FirstOrDefault(s => s is not null);
    }

    private Task<List<ChannelPost>> PostsAsync(CancellationToken cancellation) =>
        db.Set<ChannelPost>().AsNoTracking().Where(p => p.ChannelId == channel.Id && p.PostedAt >= since && p.PostedAt < until && p.Kind != PostKind.Service)
            .OrderByDescending(p => p.PostedAt).Take(Most).ToListAsync(cancellation);

    // The silence before the first post of these days began with the last one before them.
    private async Task<IReadOnlyList<Sighting>> SilencesAsync(CancellationToken cancellation)
    {
        var from = since.AddHours(-rule.Hours);
        var posts = db.Set<ChannelPost>().Where(p => p.ChannelId == channel.Id && p.Kind != PostKind.Service);
        var first = await posts.Where(p => p.PostedAt < from).MaxAsync(p => (DateTimeOffset?)p.PostedAt, cancellation);
        var times = await posts.Where(p => p.PostedAt >= from && p.PostedAt < until).OrderBy(p => p.PostedAt).Select(p => p.PostedAt).ToListAsync(cancellation);
        List<DateTimeOffset> all = first is { } earliest ? [earliest, .. times] : times;
        return [.. all.Zip(all.Skip(1).Append(until)).Select(pair => Silence.Find(rule, pair.First, pair.Second)).OfType<Sighting>().Where(s => s.At >= since)];
    }
}
