using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns.Broadcasts.Running;
using TelegramAdmin.Core.Campaigns.Broadcasts.Running.Feeding;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Campaigns.Writing.People;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Changing;

/// <summary>Puts edits and deletions of what was sent into the queue, a few seconds' worth at a time, until every chat had its own.</summary>
internal sealed class FeedChanges(
    IDatabase database, ChangePasses passes, PreparedMessages messages, PersonFactsReader facts, Outbox outbox, BroadcastPulse pulse, TimeProvider time)
{
    private const int Room = 60;

    private static readonly string Queue = """UPDATE recipients SET outbox_id = @outbox WHERE id = @id AND outbox_id IS NULL AND "after" IN (1, 4)""";
    private static readonly string Fail = """UPDATE recipients SET "after" = "after" + 2, after_error = @why WHERE broadcast_id = @broadcast AND bot_id = @bot AND "after" IN (1, 4)""";
    private static readonly string FailOne = """UPDATE recipients SET "after" = "after" + 2, after_error = @why WHERE id = @id AND "after" IN (1, 4)""";

    /// <summary>After a start: what the last run left undone.</summary>
    public async Task RecallAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        var open = await db.Recipients.Where(r => r.After == AfterState.EditQueued || r.After == AfterState.DeleteQueued).Select(r => new { r.WorkspaceId, r.BroadcastId }).Distinct().ToListAsync(cancellation);
        open.ForEach(o => passes.Add(o.WorkspaceId, o.BroadcastId));
    }

    /// <returns>How many changes are on their way.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellation)
    {
        var open = 0;
        foreach (var pass in passes.All)
        {
            if (await RunOnceAsync(pass.WorkspaceId, pass.BroadcastId, cancellation) is var left and > 0)
                open += left;
            else
                passes.Remove(pass);
            pulse.Note(pass.WorkspaceId, pass.BroadcastId);
        }
        return open;
    }

    private async Task<int> RunOnceAsync(WorkspaceId workspace, long id, CancellationToken cancellation)
    {
        await using var db = database.Read(workspace);
        var changing = db.Recipients.Where(r => r.BroadcastId == id && (r.After == AfterState.EditQueued || r.After == AfterState.DeleteQueued));
        var bots = await changing.GroupBy(r => r.BotId).Select(g => new { Bot = g.Key, All = g.Count(), Queued = g.Count(r => r.OutboxId != null) }).ToListAsync(cancellation);
        if (bots.Count == 0 || await db.Broadcasts.FirstOrDefaultAsync(b => b.Id == id, cancellation) is not { } broadcast)
            return 0;
        foreach (var share in bots)
        {
            var bot = await db.Bots.FirstOrDefaultAsync(b => b.Id == share.Bot, cancellation);
            if (bot is null or { State: BotState.Removed })
                await FailAsync(broadcast, share.Bot, bot);
            else if (bot.Sends && share.Queued < Room / 2)
                await FeedAsync(broadcast, await changing.Where(r => r.BotId == bot.Id && r.OutboxId == null).OrderBy(r => r.Id).Take(Room - share.Queued).ToListAsync(cancellation), cancellation);
        }
        return bots.Sum(b => b.All);
    }

    private async Task FeedAsync(Broadcast broadcast, List<Recipient> recipients, CancellationToken cancellation)
    {
        if (recipients.Count == 0)
            return;
        await using var db = database.Read(broadcast.WorkspaceId);
        var known = await facts.ReadAsync(db, broadcast.WorkspaceId, [.. recipients.Select(r => (r.TelegramUserId, r.BotId!.Value))], cancellation);
        var calls = new List<(Recipient Recipient, OutgoingMessage Call)>();
        var unwritable = new List<(Recipient Recipient, string Why)>();
        foreach (var recipient in recipients)
        {
            if ((await CallOfAsync(broadcast, recipient, known[recipient.TelegramUserId], cancellation)).TryGet(out var call, out var failure))
                calls.Add((recipient, call));
            else
                unwritable.Add((recipient, failure.Message));
        }
        await database.WriteAsync(broadcast.WorkspaceId, write => QueueAsync(write, calls, unwritable), cancellation);
    }

    private async Task<Result<OutgoingMessage>> CallOfAsync(Broadcast broadcast, Recipient recipient, PersonFacts person, CancellationToken cancellation)
    {
        if (recipient.After == AfterState.DeleteQueued)
            return ChangeCall.Delete(recipient);
        if (!(await messages.FindAsync(broadcast, recipient.Variant ?? "", cancellation)).TryGet(out var message, out var failure))
            return failure;
        return message.Write(person, recipient.BotId!.Value, recipient.Id).TryGet(out var wanted, out failure) ? ChangeCall.Edit(wanted, recipient.TelegramMessageId!.Value) : failure;
    }

    private async Task QueueAsync(AppDbContext db, List<(Recipient Recipient, OutgoingMessage Call)> calls, List<(Recipient Recipient, string Why)> unwritable)
    {
        var queued = calls.ConvertAll(c => outbox.Add(db, MessageOf(c.Recipient, c.Call)));
        await db.SaveChangesAsync();
        await db.Session.ForEachAsync(Queue, [.. calls.Zip(queued)], static (p, pair) => p.Add("@outbox", pair.Second.Id).Add("@id", pair.First.Recipient.Id));
        await db.Session.ForEachAsync(FailOne, unwritable, static (p, u) => p.Add("@why", ShortText.Cut(u.Why, 300)).Add("@id", u.Recipient.Id));
    }

    private Task FailAsync(Broadcast broadcast, BotId? bot, Bot? row) => database.WriteAsync(broadcast.WorkspaceId, db => db.Session.RunAsync(Fail, p => p
        .Add("@why", $"{(row is null ? "The bot" : $"@{row.Username}")} was removed, and no other bot may change what it sent.").Add("@broadcast", broadcast.Id).Add("@bot", bot?.Value)));

    // The same change twice is one, so an answer that was lost is no reason to stop.
    private OutboxMessage MessageOf(Recipient recipient, OutgoingMessage call) => new()
    {
        WorkspaceId = recipient.WorkspaceId,
        BotId = recipient.BotId!.Value,
        ChatId = recipient.TelegramUserId,
        Method = call.Method,
        Parameters = call.Parameters,
        Lane = Lane.Bulk,
        Priority = Priority.Low,
        OnUncertain = OnUncertain.Retry,
        SubjectKind = SubjectKind.Recipient,
        SubjectId = recipient.Id,
        CreatedAt = time.GetUtcNow(),
    };
}
