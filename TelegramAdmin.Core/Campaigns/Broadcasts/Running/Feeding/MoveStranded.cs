using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns.Broadcasts.Running.Listing;
using TelegramAdmin.Core.Delivery.Choosing;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Running.Feeding;

/// <summary>
/// Recipients whose bot is out go to another one that reaches them. Where none does they wait, for it may come back; a bot that was removed does not, and so
/// they have failed.
/// </summary>
internal sealed class MoveStranded(IDatabase database, RosterReader rosters, CallBackQueued callBack, BroadcastPulse pulse, TimeProvider time)
{
    private const int Step = 500;

    private static readonly string Move = $"UPDATE recipients SET bot_id = @bot WHERE id = @id AND state = {(int)RecipientState.Waiting}";
    private static readonly string Fail = $"UPDATE recipients SET state = {(int)RecipientState.Failed}, error = @why WHERE id = @id AND state = {(int)RecipientState.Waiting}";

    /// <summary>What its sender still held comes back to wait after the others were looked at.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<(long Broadcast, BotId Bot), Look> _looks = new();
    private int _changes;

    /// <summary>A bot changed: those who could go nowhere may now.</summary>
    public void LookAgain() => Interlocked.Increment(ref _changes);

    public async Task RunOnceAsync(Broadcast broadcast, Bot bot, CancellationToken cancellation)
    {
        var key = (broadcast.Id, bot.Id);
        var now = time.GetUtcNow();
        if (!_looks.TryGetValue(key, out var look) || look.IsOver(Volatile.Read(ref _changes), bot.State, now))
        {
            look = new Look(Volatile.Read(ref _changes), bot.State, UpTo: 0);
            await callBack.RunAsync(broadcast.WorkspaceId, broadcast.Id, bot.Id);
        }
        if (look.RestsUntil is not null)
            return;
        var recipients = await WaitingAsync(broadcast, bot, look.UpTo, cancellation);
        _looks[key] = recipients.Count == 0 ? look with { RestsUntil = now + Rest } : look with { UpTo = recipients[^1].Id };
        if (recipients.Count == 0)
            return;
        var people = recipients.ConvertAll(r => r.TelegramUserId);
        var roster = await rosters.ReadAsync(broadcast.WorkspaceId);
        await database.WriteAsync(broadcast.WorkspaceId, async db =>
        {
            var bots = await BotChoices.ReadAsync(db, roster, broadcast.ReadBots(), people);
            await db.Session.ForEachAsync(Move, [.. recipients.Select(r => (r.Id, To: bots.Of(r.TelegramUserId))).Where(m => m.To is { } to && to != bot.Id && bots.Sends(to))],
                static (p, m) => p.Add("@bot", m.To!.Value).Add("@id", m.Id));
            if (bot.State == BotState.Removed)
                await db.Session.ForEachAsync(Fail, [.. recipients.Where(r => bots.Of(r.TelegramUserId) is null)], (p, r) => p.Add("@why", $"@{bot.Username} was removed, and no other bot of the broadcast reaches them.").Add("@id", r.Id));
        }, cancellation);
        pulse.Note(broadcast.WorkspaceId, broadcast.Id);
    }

    private async Task<List<Recipient>> WaitingAsync(Broadcast broadcast, Bot bot, long after, CancellationToken cancellation)
    {
        await using var db = database.Read(broadcast.WorkspaceId);
        return await db.Recipients.Where(r => r.BroadcastId == broadcast.Id && r.BotId == bot.Id && r.State == RecipientState.Waiting && r.Id > after)
            .OrderBy(r => r.Id).Take(Step).ToListAsync(cancellation);
    }

    /// <param name="Changes">Of bots, when it began.</param>
    /// <param name="State">Of the bot that is out, when it began.</param>
    /// <param name="UpTo">The last recipient that was looked at.</param>
    /// <param name="RestsUntil">All were looked at.</param>
    private sealed record Look(int Changes, BotState State, long UpTo, DateTimeOffset? RestsUntil = null)
    {
        public bool IsOver(int changes, BotState state, DateTimeOffset now) => Changes != changes || State != state || RestsUntil <= now;
    }
}
