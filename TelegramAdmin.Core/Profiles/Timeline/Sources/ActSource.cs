using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Profiles.Tagging;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Timeline.Sources;

/// <summary>What somebody of the team did with them: bans, credits, tiers, tags. Notes tell of themselves.</summary>
internal sealed class ActSource : ITimelineSource
{
    public IReadOnlyList<TimelineKind> Kinds { get; } = [TimelineKind.Act];

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(AppDbContext db, TimelineQuery query, CancellationToken cancellation)
    {
        var (at, key) = query.BorderOf(TimelineKind.Act);
        var targets = query.People.Select(TagBook.NameOf).ToList();
        var rows = await db.AuditEntries.Where(e => targets.Contains(e.Target) && e.Action != "person.note_added" && (e.At < at || (e.At == at && e.Number < key)))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Number).Take(query.Size).ToListAsync(cancellation);
        return [.. rows.Select(e => new TimelineEntry(TimelineKind.Act, e.At, e.Number, Title(e.Action)) { Text = e.Details, By = e.Actor })];
    }

    private static string Title(string action) => action switch
    {
        "person.banned" => "Banned",
        "person.unbanned" => "Ban lifted",
        "person.muted" => "Muted",
        "person.unmuted" => "Mute lifted",
        "person.tagged" => "Tagged",
        "person.untagged" => "Tag taken off",
        "person.joined" => "Accounts joined",
        "person.parted" => "Accounts taken apart",
        "credits.corrected" => "Credits changed by the team",
        "tier.changed" => "Tier changed",
        "pass.given" => "Pass given",
        "pass.ended" => "Pass ended",
        _ => Spelled(action),
    };

    // "person.note_removed" reads "Person note removed".
    private static string Spelled(string action) => char.ToUpperInvariant(action[0]) + action[1..].Replace('.', ' ').Replace('_', ' ');
}
