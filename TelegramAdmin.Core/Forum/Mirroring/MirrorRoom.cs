using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum.Mirroring;

/// <summary>
/// How many calls into groups are on their way, for each bot. Telegram takes 20 a minute in a group: what is held back here can still share posts, what is in
/// the outbox cannot.
/// </summary>
public sealed class MirrorRoom(IDatabase database)
{
    /// <summary>About half a minute's worth.</summary>
    public const int Most = 12;

    private readonly ConcurrentDictionary<BotId, int> _underWay = new();

    public int Of(BotId bot) => Most - _underWay.GetValueOrDefault(bot);

    public void Take(BotId bot, int calls) => _underWay.AddOrUpdate(bot, calls, (_, before) => before + calls);

    public void Give(BotId bot, int calls) => _underWay.AddOrUpdate(bot, 0, (_, before) => Math.Max(0, before - calls));

    /// <summary>What the last run left.</summary>
    public async Task CountAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        foreach (var bot in await db.ForumGroups.Join(db.Bots, g => g.WorkspaceId, b => b.WorkspaceId, (_, b) => b.Id).ToListAsync(cancellation))
        {
            var waiting = await db.OutboxMessages.CountAsync(m => m.BotId == bot && m.Lane == Lane.Reply
                && (m.State == DeliveryState.Pending || m.State == DeliveryState.Sending || m.State == DeliveryState.Retrying) && m.SubjectKind == SubjectKind.Forum, cancellation);
            if (waiting > 0)
                Take(bot, waiting);
        }
    }
}
