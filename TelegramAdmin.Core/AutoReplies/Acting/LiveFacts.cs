using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Charging;

namespace TelegramAdmin.Core.AutoReplies.Acting;

/// <summary>What is known of the person and the conversation of a turn.</summary>
internal sealed class LiveFacts(RuleTurn turn, TierBook tiers) : RuleFacts
{
    public override string? Language => turn.Language;

    public override async Task<long?> TierAsync()
    {
        var own = await turn.Db.CreditAccounts.Where(a => a.WorkspaceId == turn.Conversation.WorkspaceId && a.TelegramUserId == turn.Person.TelegramUserId).Select(a => a.TierId).FirstOrDefaultAsync();
        return (await tiers.OfAsync(turn.Conversation.WorkspaceId, own)).Id;
    }

    public override async Task<IReadOnlySet<long>> LabelsAsync() =>
        await turn.Db.ConversationLabels.Where(l => l.ConversationId == turn.Conversation.Id).Select(l => l.LabelId).ToHashSetAsync();

    public override Task<bool> HasActedAsync(CompiledRule rule) => turn.Db.RuleFirings.AnyAsync(f => f.RuleId == rule.Id && f.ConversationId == turn.Conversation.Id);

    public override Task<bool> HasActedWhileAwayAsync(CompiledRule rule) =>
        turn.Db.RuleFirings.AnyAsync(f => f.RuleId == rule.Id && f.ConversationId == turn.Conversation.Id && f.WaitingSince == turn.AwayUntil);

    public override async Task<bool> IsTalkingAsync()
    {
        var last = await turn.Db.ConversationMessages.Where(m => m.ConversationId == turn.Conversation.Id && m.Author == MessageAuthor.Operator && m.Kind != MessageKind.Note)
            .OrderByDescending(m => m.Id).Select(m => (DateTimeOffset?)m.SentAt).FirstOrDefaultAsync();
        return turn.Now - last < TalkLasts;
    }
}
