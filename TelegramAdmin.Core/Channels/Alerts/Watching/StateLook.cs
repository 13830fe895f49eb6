using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>One rule and one channel, as they stand now: what is new, and which alerts of states that last are over.</summary>
internal sealed class StateLook(AppDbContext db, ChannelAlertRule rule, TrackedChannel channel, DateTimeOffset now)
{
    private const int Most = 200;

    /// <summary>Edits and deletions are found some time after they happened; what was missed for longer is no news.</summary>
    private static readonly TimeSpan LongestLate = TimeSpan.FromDays(2);

    private bool IsLost => channel.State is ChannelState.Private or ChannelState.Gone;

    public async Task<IReadOnlyList<Sighting>> NewAsync(CancellationToken cancellation)
    {
        var seen = await SightingsAsync(cancellation);
        var occasions = seen.Select(s => s.Occasion).ToList();
        var known = seen.Count == 0 ? [] : await Alerts.Where(a => occasions.Contains(a.Occasion)).Select(a => a.Occasion).ToListAsync(cancellation);
        return [.. seen.ExceptBy(known, s => s.Occasion)];
    }

    public async Task<IReadOnlyList<long>> OverAsync(CancellationToken cancellation)
    {
        if (rule.Kind is not (AlertKind.Silent or AlertKind.Lost))
            return [];
        var open = await Alerts.Where(a => a.EndedAt == null).Select(a => new { a.Id, a.Occasion }).ToListAsync(cancellation);
        return [.. open.Where(a => IsOver(a.Occasion)).Select(a => a.Id)];
    }

    private IQueryable<ChannelAlert> Alerts => db.Set<ChannelAlert>().Where(a => a.RuleId == rule.Id && a.ChannelId == channel.Id);

    private async Task<IReadOnlyList<Sighting>> SightingsAsync(CancellationToken cancellation) => rule.Kind switch
    {
        AlertKind.Silent => channel is { State: ChannelState.Live, LastPostAt: { } last } && Silence.Find(rule, last, now) is { } silent ? [silent] : [],
        AlertKind.Lost => IsLost ? await LostAsync(cancellation) : [],
        AlertKind.Deleted => await PostChanges.DeletedAsync(db, channel.Id, Since, Most, cancellation),
        AlertKind.Edited => await PostChanges.EditedAsync(db, channel.Id, Since, Most, cancellation),
        _ => [],
    };

    private DateTimeOffset Since => rule.OnSince is { } on && on > now - LongestLate ? on : now - LongestLate;

    // Lost again after it was back is another occasion.
    private async Task<IReadOnlyList<Sighting>> LostAsync(CancellationToken cancellation)
    {
        var before = await Alerts.CountAsync(a => a.EndedAt != null, cancellation);
        var why = string.IsNullOrEmpty(channel.Trouble) ? channel.State == ChannelState.Gone ? "it is not at Telegram any more" : "it turned private" : channel.Trouble;
        return [new Sighting(Sighting.Occasional("lost", before), now, $"No account can read it any more: {why}")];
    }

    private bool IsOver(string occasion) => rule.Kind == AlertKind.Lost
        ? channel.State is ChannelState.Live or ChannelState.CatchingUp
        : channel.LastPostAt is { } last && occasion != Silence.Occasion(last);
}
