using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits.Charging;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.AutoReplies.Acting;

/// <summary>
/// Lets rules act where nobody of the team answered in time: once for each wait, each rule by its own minutes. A wait that began before the rule
/// was written is not its business, so that switching one on does not write to everybody who waits.
/// </summary>
internal sealed class AnswerWaits(IDatabase database, AnswerSets sets, BotDirectory bots, PerformRule perform, TierBook tiers, TimeProvider time) : IScheduledJob
{
    private const int Step = 100;

    public string Name => "answer-waits";

    public string Title => "Rules for people who wait";

    public string Schedule => "35 * * * * ?";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var acted = 0;
        foreach (var workspace in await WorkspacesAsync(cancellation))
        {
            foreach (var rule in (await sets.OfAsync(workspace)).Rules.Waiting)
                acted += await RunAsync(workspace, rule, cancellation);
        }
        return acted == 0 ? null : $"{acted:N0} acted";
    }

    private async Task<List<WorkspaceId>> WorkspacesAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        return await db.AutoRules.Where(r => r.IsOn).Select(r => r.WorkspaceId).Distinct().ToListAsync(cancellation);
    }

    private async Task<int> RunAsync(WorkspaceId workspace, CompiledRule rule, CancellationToken cancellation)
    {
        var (acted, after) = (0, 0L);
        List<long> due;
        do
        {
            due = await ReadDueAsync(workspace, rule, after, cancellation);
            foreach (var id in due)
                acted += await database.WriteAsync(workspace, db => ActAsync(db, rule, id), cancellation) ? 1 : 0;
            after = due.LastOrDefault();
        }
        while (due.Count == Step);
        return acted;
    }

    private async Task<List<long>> ReadDueAsync(WorkspaceId workspace, CompiledRule rule, long after, CancellationToken cancellation)
    {
        var (since, until) = (rule.ChangedAt, time.GetUtcNow().AddMinutes(-rule.Trigger.Minutes));
        await using var db = database.Read(workspace);
        var fired = db.RuleFirings;
        return await db.Conversations
            .Where(c => c.State == ConversationState.Open && c.WaitingSince > since && c.WaitingSince <= until && c.Id > after && c.Kind == ConversationKind.Private
                && !fired.Any(f => f.RuleId == rule.Id && f.ConversationId == c.Id && f.WaitingSince == c.WaitingSince))
            .OrderBy(c => c.Id).Select(c => c.Id).Take(Step).ToListAsync(cancellation);
    }

    private async Task<bool> ActAsync(AppDbContext db, CompiledRule rule, long id)
    {
        if (await ConversationHeads.TakeAsync(db, id) is not { State: ConversationState.Open, WaitingSince: { } since } conversation || !rule.IsFor(conversation.BotId))
            return false;
        if (since > time.GetUtcNow().AddMinutes(-rule.Trigger.Minutes))
            return false; // Answered meanwhile, and asked anew.
        if (await bots.FindAsync(conversation.BotId) is not { AnswersItself: true } bot)
            return false;
        var person = await db.BotUsers.AsTracking().FirstOrDefaultAsync(u => u.BotId == conversation.BotId && u.TelegramUserId == conversation.ChatId);
        if (person is null)
            return false;
        var turn = new RuleTurn(db, bot, conversation, person, time.GetUtcNow());
        if (await new LiveFacts(turn, tiers).WhyNotAsync(rule) is not null)
            return false;
        await perform.RunAsync(turn, rule);
        return true;
    }
}
