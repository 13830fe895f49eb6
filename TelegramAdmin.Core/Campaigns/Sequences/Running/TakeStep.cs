using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.OptingOut;
using TelegramAdmin.Core.Campaigns.Writing.People;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Sequences.Running;

/// <summary>Does the step that is due for some people, whose runs were claimed in the same transaction.</summary>
internal sealed class TakeStep(PersonFactsReader facts, PersonZones zones, Outbox outbox, TimeProvider time)
{
    private const int LongestReason = 300;

    public async Task RunAsync(AppDbContext db, ReadSequence sequence, IReadOnlyList<SequenceRun> runs)
    {
        foreach (var run in runs)
            await RunAsync(db, sequence, run);
        await db.SaveChangesAsync();
    }

    private async Task RunAsync(AppDbContext db, ReadSequence sequence, SequenceRun run)
    {
        if (run.Step >= sequence.Steps.Count)
            Finish(run);
        else if (await WhyEndsAsync(db, sequence, run) is { } reason)
            Leave(run, reason);
        else if (sequence.Conditions[run.Step] is { } condition && !await MatchesAsync(db, condition, run))
            await PassAsync(db, sequence, run);
        else
            await SendAsync(db, sequence, run);
    }

    private static async Task<string?> WhyEndsAsync(AppDbContext db, ReadSequence sequence, SequenceRun run)
    {
        if (sequence.Of.CategoryId is { } category && await db.OptOuts.AnyAsync(o => o.WorkspaceId == run.WorkspaceId && o.CategoryId == category && o.TelegramUserId == run.TelegramUserId))
            return LeaveSequences.OptedOut;
        if (sequence.Ends is { } ends && await MatchesAsync(db, ends, run))
            return "Matched the condition that ends it";
        var reaching = await db.Reachability.Where(r => r.ChatId == run.TelegramUserId && r.WorkspaceId == run.WorkspaceId && r.IsReachable).Select(r => r.BotId).ToListAsync();
        if (!reaching.Contains(run.BotId) && sequence.Of.BotId is null && reaching.Count > 0)
            run.BotId = reaching[0];
        return reaching.Contains(run.BotId) ? null : "No bot of it reaches them any more";
    }

    // A segment that is gone matches nobody.
    private static async Task<bool> MatchesAsync(AppDbContext db, Result<WrittenAudience>? condition, SequenceRun run)
    {
        if (condition?.IsOk != true)
            return false;
        var audience = condition.Value.Value;
        var isIn = false;
        await db.Session.ForEachAsync($"SELECT 1 FROM people p WHERE {audience.Where} AND p.telegram_user_id = @person", [run.TelegramUserId], (p, id) => audience.Bind(p).Add("@person", id), (_, _) => isIn = true);
        return isIn;
    }

    private async Task PassAsync(AppDbContext db, ReadSequence sequence, SequenceRun run)
    {
        run.Step++;
        if (run.Step >= sequence.Steps.Count)
            Finish(run);
        else
            (run.State, run.DueAt) = (SequenceRunState.UnderWay, await DueAsync(db, sequence, run, run.Step));
    }

    private async Task SendAsync(AppDbContext db, ReadSequence sequence, SequenceRun run)
    {
        var person = (await facts.ReadAsync(db, run.WorkspaceId, [(run.TelegramUserId, run.BotId)]))[run.TelegramUserId];
        if (!sequence.Messages[run.Step].TryGet(out var message, out var failure) || !message.Write(person, run.BotId, run.Id).TryGet(out var written, out failure))
        {
            Leave(run, failure.Message);
            return;
        }
        // The next step is reckoned from now; the outcome of this one decides whether it comes.
        (run.State, run.DueAt) = (SequenceRunState.Sending, run.Step + 1 < sequence.Steps.Count ? await DueAsync(db, sequence, run, run.Step + 1) : null);
        outbox.Add(db, new OutboxMessage
        {
            WorkspaceId = run.WorkspaceId,
            BotId = run.BotId,
            ChatId = run.TelegramUserId,
            Method = written.Method,
            Parameters = written.Parameters,
            Files = written.Files,
            Lane = Lane.Bulk, // Before the broadcasts of that lane: few, and meant for this moment.
            Priority = Priority.Normal,
            OnUncertain = OnUncertain.Hold,
            SubjectId = run.Id,
            SubjectKind = SubjectKind.SequenceRun,
            CreatedAt = time.GetUtcNow(),
        });
    }

    private async Task<DateTimeOffset> DueAsync(AppDbContext db, ReadSequence sequence, SequenceRun run, int step) =>
        sequence.Steps[step].DueAfter(time.GetUtcNow(), await zones.OfAsync(db, run.WorkspaceId, run.TelegramUserId));

    private void Finish(SequenceRun run) => (run.State, run.DueAt, run.EndedAt) = (SequenceRunState.Finished, null, time.GetUtcNow());

    private void Leave(SequenceRun run, string reason) =>
        (run.State, run.DueAt, run.EndedAt, run.Reason) = (SequenceRunState.Left, null, time.GetUtcNow(), ShortText.Cut(reason, LongestReason));
}
