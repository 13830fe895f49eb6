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
internal sealed class MoveStranded(IDatabase database, RosterReader rosters, CallBackQueued callBack, BroadcastPulse pulse)
{
    private const int Step = 500;

    private static readonly string Move = $"UPDATE recipients SET bot_id = @bot WHERE id = @id AND state = {(int)RecipientState.Waiting}";
    private static readonly string Fail = $"UPDATE recipients SET state = {(int)RecipientState.Failed}, error = @why WHERE id = @id AND state = {(int)RecipientState.Waiting}";

    private readonly ConcurrentDictionary<(long Broadcast, BotId Bot), long> _lookedUpTo = new();

    /// <summary>A bot changed: those who could go nowhere may now.</summary>
    public void LookAgain() => _lookedUpTo.Clear();

    public async Task RunOnceAsync(Broadcast broadcast, Bot bot, CancellationToken cancellation)
    {
        var key = (broadcast.Id, bot.Id);
        if (!_lookedUpTo.ContainsKey(key))
            await callBack.RunAsync(broadcast.WorkspaceId, broadcast.Id, bot.Id);
        var recipients = await WaitingAsync(broadcast, bot, _lookedUpTo.GetOrAdd(key, 0), cancellation);
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
        _lookedUpTo[key] = recipients[^1].Id;
        pulse.Note(broadcast.WorkspaceId, broadcast.Id);
    }

    private async Task<List<Recipient>> WaitingAsync(Broadcast broadcast, Bot bot, long after, CancellationToken cancellation)
    {
        await using var db = database.Read(broadcast.WorkspaceId);
        return await db.Recipients.Where(r => r.BroadcastId == broadcast.Id && r.BotId == bot.Id && r.State == RecipientState.Waiting && r.Id > after)
            .OrderBy(r => r.Id).Take(Step).ToListAsync(cancellation);
    }
}
