using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AutoReplies.Trying;

/// <summary>How often somebody waited longer than a rule waits: for answers that came, and for those that are still to come. Its conditions are left aside.</summary>
internal static class PastWaits
{
    public static async Task<DryRunReport> CountAsync(AppDbContext db, RuleDraft draft, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellation)
    {
        var limit = TimeSpan.FromMinutes(draft.Trigger.Minutes);
        var answered = await db.AnswerTimes.Where(a => a.AskedAt >= since && (draft.BotId == null || a.BotId == draft.BotId)).OrderByDescending(a => a.AskedAt).Take(DryRun.MostMessages)
            .Join(db.Conversations, a => a.ConversationId, c => c.Id, (a, c) => new { c.Id, c.Title, a.AskedAt, Until = a.AnsweredAt }).ToListAsync(cancellation);
        var waiting = await db.Conversations.Where(c => c.State == ConversationState.Open && c.WaitingSince >= since && (draft.BotId == null || c.BotId == draft.BotId)).Take(DryRun.MostMessages)
            .Select(c => new { c.Id, c.Title, AskedAt = c.WaitingSince!.Value, Until = now }).ToListAsync(cancellation);
        var late = answered.Concat(waiting).Where(w => w.Until - w.AskedAt >= limit).OrderByDescending(w => w.AskedAt).ToList();
        return new DryRunReport
        {
            Looked = answered.Count + waiting.Count,
            Acts = late.Count,
            Conversations = late.Select(w => w.Id).Distinct().Count(),
            Samples = [.. late.Take(DryRun.MostSamples).Select(w => new DryRunSample(w.Id, 0, w.Title, "", w.AskedAt))],
            IsComplete = answered.Count < DryRun.MostMessages,
        };
    }
}
