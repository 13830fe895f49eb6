using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>Keeps what rules found, each occasion once, and tells the team, all in the transaction that made it true.</summary>
internal sealed class RaiseAlerts(TellTeam tell, EventBus events)
{
    private const string Insert = """
        INSERT INTO channel_alerts (workspace_id, rule_id, rule_name, kind, channel_id, message_id, occasion, text, value_before, value_after, happened_at, is_quiet)
        VALUES (@workspace, @rule, @name, @kind, @channel, @message, @occasion, @text, @before, @after, @at, @quiet)
        ON CONFLICT (rule_id, channel_id, occasion) DO NOTHING RETURNING id
        """;

    /// <returns>How many were new.</returns>
    public async Task<int> RunAsync(AppDbContext db, ChannelAlertRule rule, TrackedChannel channel, IReadOnlyList<Sighting> sightings)
    {
        var fresh = await NewAsync(db, rule, channel, sightings);
        if (fresh.Count == 0)
            return 0;
        var cooldown = new Cooldown(rule, await ToldAtAsync(db, rule, channel, fresh[0].At));
        var alerts = fresh.Select(s => new Raised(s, cooldown.Tells(s))).Where(r => r.Tells is not null).ToList();
        var kept = new List<Raised>();
        await db.Session.ForEachAsync(Insert, alerts, (p, r) => Bind(p, rule, channel, r), (index, _) => kept.Add(alerts[index]));
        if (kept.Count > 0)
            await TellAsync(db, rule, channel, kept);
        return kept.Count;
    }

    private static async Task<IReadOnlyList<Sighting>> NewAsync(AppDbContext db, ChannelAlertRule rule, TrackedChannel channel, IReadOnlyList<Sighting> sightings)
    {
        if (sightings.Count == 0)
            return [];
        var occasions = sightings.Select(s => s.Occasion).ToList();
        var known = (await db.Set<ChannelAlert>().Where(a => a.RuleId == rule.Id && a.ChannelId == channel.Id && occasions.Contains(a.Occasion)).Select(a => a.Occasion).ToListAsync()).ToHashSet();
        return [.. sightings.Where(s => !known.Contains(s.Occasion)).OrderBy(s => s.At).ThenBy(s => s.MessageId)];
    }

    private static Task<DateTimeOffset?> ToldAtAsync(AppDbContext db, ChannelAlertRule rule, TrackedChannel channel, DateTimeOffset at)
    {
        var since = at - Cooldown.LengthOf(rule);
        return db.Set<ChannelAlert>().Where(a => a.RuleId == rule.Id && a.ChannelId == channel.Id && !a.IsQuiet && a.HappenedAt > since)
            .MaxAsync(a => (DateTimeOffset?)a.HappenedAt);
    }

    private static void Bind(SqlParameters parameters, ChannelAlertRule rule, TrackedChannel channel, Raised raised) => parameters
        .Add("@workspace", channel.WorkspaceId).Add("@rule", rule.Id).Add("@name", rule.Name).Add("@kind", (long)rule.Kind).Add("@channel", channel.Id)
        .Add("@message", raised.Sighting.MessageId).Add("@occasion", raised.Sighting.Occasion).Add("@text", ShortText.Cut(raised.Sighting.Text, ChannelAlertConfiguration.LongestText))
        .Add("@before", raised.Sighting.Before).Add("@after", raised.Sighting.After).Add("@at", raised.Sighting.At).Add("@quiet", raised.Tells != true);

    private async Task TellAsync(AppDbContext db, ChannelAlertRule rule, TrackedChannel channel, IReadOnlyList<Raised> kept)
    {
        if (kept.FirstOrDefault(r => r.Tells == true) is { Sighting: var told })
            await tell.RunAsync(db, rule, channel, told, kept.Count - 1);
        var happened = new ChannelAlerted(channel.WorkspaceId, channel.Id, $"{channel.Title}: {kept[0].Sighting.Text}");
        db.AfterCommit(() => events.Publish(happened));
    }

    private sealed record Raised(Sighting Sighting, bool? Tells);
}
