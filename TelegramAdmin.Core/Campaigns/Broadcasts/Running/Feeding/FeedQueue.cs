using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns.Writing.Files;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Running.Feeding;

/// <summary>
/// Puts recipients into the queue, no more than a bot sends in a few seconds: so that a pause acts at once. The recipient and its message change in
/// one transaction that holds the broadcast, so one that was paused meanwhile gets nothing queued.
/// </summary>
internal sealed class FeedQueue(IDatabase database, DecideTurns decide, Outbox outbox, CampaignFiles files, ErrorGauge errors, BroadcastPulse pulse, TimeProvider time)
{
    private const int LargestStep = 500;

    private static readonly string End = $"UPDATE recipients SET state = @state, error = @why WHERE id = @id AND state = {(int)RecipientState.Waiting}";
    private static readonly string Move = $"UPDATE recipients SET bot_id = @bot WHERE id = @id AND state = {(int)RecipientState.Waiting}";
    private static readonly string Wait = $"UPDATE recipients SET due_at = @due WHERE id = @id AND state = {(int)RecipientState.Waiting}";

    private static readonly string Queue = $"UPDATE recipients SET state = {(int)RecipientState.Queued}, outbox_id = @outbox, variant = @variant WHERE id = @id AND state = {(int)RecipientState.Waiting}";

    /// <param name="room">How many more the bot's queue shall hold of this broadcast.</param>
    /// <returns>How many had their turn, whatever became of them.</returns>
    public async Task<int> RunOnceAsync(Broadcast broadcast, Bot bot, int room, CancellationToken cancellation)
    {
        var recipients = await WaitingAsync(broadcast, bot.Id, Math.Min(room, LargestStep), cancellation);
        if (recipients.Count == 0)
            return 0;
        var steps = await decide.RunAsync(broadcast, recipients, cancellation);
        if (steps.Count == 0)
            return 0;
        var isFed = await database.WriteAsync(broadcast.WorkspaceId, db => ApplyAsync(db, broadcast, bot, steps), cancellation);
        if (!isFed)
        {
            foreach (var send in steps.OfType<FeedStep.Send>().Where(s => s.Message.Files is not null))
                files.Learn(SubjectKind.Recipient, send.Recipient.Id, bot.Id, []);
            return 0;
        }
        foreach (var failed in steps.OfType<FeedStep.End>().Where(e => e.State == RecipientState.Failed && e.Recipient.Attempts == 0))
            errors.Note(broadcast.Id, failed.Why);
        pulse.Note(broadcast.WorkspaceId, broadcast.Id);
        return steps.Count;
    }

    // In the index's order; one query for each of its stretches, so that those who wait for their time cost nothing.
    private async Task<List<Recipient>> WaitingAsync(Broadcast broadcast, BotId bot, int most, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var db = database.Read(broadcast.WorkspaceId);
        var waiting = db.Recipients.Where(r => r.BroadcastId == broadcast.Id && r.BotId == bot && r.State == RecipientState.Waiting);
        var recipients = await waiting.Where(r => r.DueAt == null).OrderBy(r => r.Id).Take(most).ToListAsync(cancellation);
        if (recipients.Count < most)
            recipients.AddRange(await waiting.Where(r => r.DueAt <= now).OrderBy(r => r.DueAt).ThenBy(r => r.Id).Take(most - recipients.Count).ToListAsync(cancellation));
        if (recipients.Count < most && broadcast.Winner is not null)
            recipients.AddRange(await waiting.Where(r => r.DueAt == Recipient.AfterWinner).OrderBy(r => r.Id).Take(most - recipients.Count).ToListAsync(cancellation));
        return recipients;
    }

    private async Task<bool> ApplyAsync(AppDbContext db, Broadcast broadcast, Bot bot, IReadOnlyList<FeedStep> steps)
    {
        if (await db.Broadcasts.Where(b => b.Id == broadcast.Id && b.State == BroadcastState.Running && b.Version == broadcast.Version)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.Version, b => b.Version)) == 0)
            return false;
        var ids = steps.Select(s => s.Recipient.Id).ToList();
        var waiting = await db.Recipients.Where(r => ids.Contains(r.Id) && r.State == RecipientState.Waiting).Select(r => r.Id).ToHashSetAsync();
        var open = steps.Where(s => waiting.Contains(s.Recipient.Id)).ToList();
        await db.Session.ForEachAsync(End, [.. open.OfType<FeedStep.End>()], static (p, e) => p.Add("@state", (long)e.State).Add("@why", ShortText.Cut(e.Why, 300)).Add("@id", e.Recipient.Id));
        await db.Session.ForEachAsync(Move, [.. open.OfType<FeedStep.Move>()], static (p, m) => p.Add("@bot", m.To).Add("@id", m.Recipient.Id));
        await db.Session.ForEachAsync(Wait, [.. open.OfType<FeedStep.Wait>()], static (p, w) => p.Add("@due", (DateTimeOffset?)w.DueAt).Add("@id", w.Recipient.Id));
        await QueueAsync(db, broadcast, bot, [.. open.OfType<FeedStep.Send>()]);
        return true;
    }

    private async Task QueueAsync(AppDbContext db, Broadcast broadcast, Bot bot, List<FeedStep.Send> sends)
    {
        var messages = sends.ConvertAll(send => outbox.Add(db, MessageOf(broadcast, bot, send)));
        await db.SaveChangesAsync();
        await db.Session.ForEachAsync(Queue, [.. sends.Zip(messages)], static (p, pair) => p
            .Add("@outbox", pair.Second.Id).Add("@variant", pair.First.Variant).Add("@id", pair.First.Recipient.Id));
    }

    private OutboxMessage MessageOf(Broadcast broadcast, Bot bot, FeedStep.Send send) => new()
    {
        WorkspaceId = broadcast.WorkspaceId,
        BotId = bot.Id,
        ChatId = send.Recipient.TelegramUserId,
        Method = send.Message.Method,
        Parameters = bot.PaidRate is null ? send.Message.Parameters : PaidLane.Write(send.Message.Parameters, broadcast.IsPaid),
        Files = send.Message.Files,
        Lane = Lane.Bulk,
        Priority = Priority.Low,
        OnUncertain = OnUncertain.Hold,
        SubjectKind = SubjectKind.Recipient,
        SubjectId = send.Recipient.Id,
        CreatedAt = time.GetUtcNow(),
    };
}

internal static class PaidLane
{
    /// <summary>A bot that pays for its rate pays only for broadcasts that say so.</summary>
    public static string Write(string parameters, bool isPaid) =>
        $"{{\"allow_paid_broadcast\":{(isPaid ? "true" : "false")}{(parameters.Length > 2 ? "," : "")}{parameters.AsSpan(1)}";
}
