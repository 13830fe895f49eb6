using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Timeline.Sources;

/// <summary>
/// Rules that acted on them, each with the last time. What a rule said each time is a message; this tells of those that only labelled, assigned or called
/// another program too. Rules that wait keep what they waited for instead of when they acted, and leave lines in the conversation.
/// </summary>
internal sealed class RuleSource : ITimelineSource
{
    public IReadOnlyList<TimelineKind> Kinds { get; } = [TimelineKind.Rule];

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(AppDbContext db, TimelineQuery query, CancellationToken cancellation)
    {
        var (at, key) = query.BorderOf(TimelineKind.Rule);
        var talks = db.Conversations.Where(c => query.People.Contains(c.ChatId) && c.Kind != ConversationKind.Group).Select(c => c.Id);
        var names = (await db.AutoRules.Where(r => db.Set<RuleFiring>().Any(f => f.RuleId == r.Id && talks.Contains(f.ConversationId))).ToListAsync(cancellation))
            .Where(r => RuleJson.ReadTrigger(r.Trigger).Kind is not (TriggerKind.NoAnswer or TriggerKind.OutsideHours)).ToDictionary(r => r.Id, r => r.Name);
        var rules = names.Keys.ToList();
        // A rule acts once at a moment in a conversation, so both numbers in one are unique.
        var rows = await db.Set<RuleFiring>().Where(f => talks.Contains(f.ConversationId) && rules.Contains(f.RuleId))
            .Select(f => new { f.RuleId, f.ConversationId, At = f.WaitingSince, Key = f.ConversationId * 1_000_000 + f.RuleId })
            .Where(f => f.At < at || (f.At == at && f.Key < key)).OrderByDescending(f => f.At).ThenByDescending(f => f.Key).Take(query.Size).ToListAsync(cancellation);
        return [.. rows.Select(f => new TimelineEntry(TimelineKind.Rule, f.At, f.Key, "A rule acted") { Text = names[f.RuleId], Href = FormattableString.Invariant($"/settings/answers/{f.RuleId}") })];
    }
}
