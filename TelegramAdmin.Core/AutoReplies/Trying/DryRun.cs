using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Credits.Charging;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AutoReplies.Trying;

/// <summary>
/// How often a rule would have acted lately: it is held against what people really wrote, newest first, together with the rules that are on.
/// Languages, tiers and labels are those of now, since nobody keeps those of then. Nothing is sent.
/// </summary>
public sealed class DryRun(IDatabase database, SettingsStore settings, TierBook tiers, TimeProvider time)
{
    /// <summary>So many messages are looked at; older ones are left out, and the report says so.</summary>
    public const int MostMessages = 50_000;

    public const int MostDays = 90;

    internal const int MostSamples = 25;

    private const int Step = 1000;

    /// <param name="id">The rule that the draft would change; null for a new one, which stands last.</param>
    /// <param name="progress">Told what was found so far.</param>
    public async Task<Result<DryRunReport>> RunAsync(
        WorkspaceId workspace, RuleDraft draft, long? id, int days, IProgress<DryRunReport>? progress = null, CancellationToken cancellation = default)
    {
        if (RuleCheck.Form(draft.Tidy()) is { } fault)
            return fault;
        var since = time.GetUtcNow().AddDays(-Math.Clamp(days, 1, MostDays));
        await using var db = database.Read(workspace);
        if (draft.Trigger.Kind == TriggerKind.NoAnswer)
            return await PastWaits.CountAsync(db, draft, since, time.GetUtcNow(), cancellation);
        if (draft.Trigger.Kind is TriggerKind.InlineQuery)
            return new DryRunReport { WhyNot = "What people type after @bot is not kept, so there is nothing to try it on." };
        var rows = await db.AutoRules.Where(r => r.IsOn || r.Id == id).OrderBy(r => r.Position).ThenBy(r => r.Id).ToListAsync(cancellation);
        var set = new RuleSet(DraftedRules.Of(workspace, rows, draft, id).Select(r => new CompiledRule(r)));
        var tally = new DryRunTally(set, id ?? 0, await settings.GetAsync(workspace, InboxSettings.Hours));
        return await WalkAsync(db, workspace, tally, since, progress, cancellation);
    }

    private async Task<DryRunReport> WalkAsync(AppDbContext db, WorkspaceId workspace, DryRunTally tally, DateTimeOffset since, IProgress<DryRunReport>? progress, CancellationToken cancellation)
    {
        var (before, looked) = (long.MaxValue, 0);
        while (looked < MostMessages)
        {
            var messages = await db.ConversationMessages.Where(m => m.Id < before && m.Author == MessageAuthor.Person).OrderByDescending(m => m.Id).Take(Step).ToListAsync(cancellation);
            var wanted = messages.FindAll(m => m.SentAt >= since);
            var page = await PastPage.ReadAsync(db, workspace, wanted, tiers, cancellation);
            foreach (var message in wanted)
                await tally.AddAsync(message, page);
            looked += wanted.Count;
            progress?.Report(tally.Report(looked));
            if (messages.Count < Step || wanted.Count == 0)
                return tally.Report(looked);
            before = messages[^1].Id;
        }
        return tally.Report(looked) with { IsComplete = false };
    }
}

/// <summary>What a dry run found.</summary>
public sealed record DryRunReport
{
    /// <summary>Why it could not be tried; null where it was.</summary>
    public string? WhyNot { get; init; }

    /// <summary>Messages, or waits, that were looked at.</summary>
    public int Looked { get; init; }

    /// <summary>How often the rule would have acted.</summary>
    public int Acts { get; init; }

    /// <summary>Where its words stood but a rule before it would have stopped.</summary>
    public int TakenBefore { get; init; }

    /// <summary>Where its words stood but its conditions did not hold.</summary>
    public int HeldBack { get; init; }

    /// <summary>In how many conversations it would have acted.</summary>
    public int Conversations { get; init; }

    /// <summary>Messages on which its pattern took too long.</summary>
    public int TooSlow { get; init; }

    /// <summary>The newest for which it would have acted.</summary>
    public IReadOnlyList<DryRunSample> Samples { get; init; } = [];

    /// <summary>False where there were more messages than are looked at.</summary>
    public bool IsComplete { get; init; } = true;
}

/// <param name="MessageId">Our number of the message; 0 with a wait.</param>
public sealed record DryRunSample(long ConversationId, long MessageId, string Title, string Text, DateTimeOffset At);
