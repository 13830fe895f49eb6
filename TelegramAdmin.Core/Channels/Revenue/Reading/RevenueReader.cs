using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Revenue;

/// <summary>Reads what posts brought: starts, and what those people then wrote and bought.</summary>
public sealed class RevenueReader(IDatabase database, EngineOptions options)
{
    /// <summary>Of all starts within a period; what they led to may lie after its end.</summary>
    public async Task<PostOutcome> ForChannelAsync(WorkspaceId workspace, long channelId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var starts = db.Set<PostStart>().Where(s => s.ChannelId == channelId && s.At >= from && s.At < to);
        return (await Sums(db).OfAllAsync(starts, cancellation)).Total();
    }

    /// <summary>Of each of these posts, whenever it was started by; posts that brought nobody are left out.</summary>
    /// <param name="messageIds">Telegram's numbers of posts of the channel, some hundreds at most.</param>
    public async Task<IReadOnlyDictionary<long, PostOutcome>> ForPostsAsync(WorkspaceId workspace, long channelId, IReadOnlyCollection<long> messageIds, CancellationToken cancellation = default)
    {
        if (messageIds.Count == 0)
            return new Dictionary<long, PostOutcome>();
        await using var db = database.Read(workspace);
        var starts = db.Set<PostStart>().Where(s => s.ChannelId == channelId && s.MessageId != null && messageIds.Contains(s.MessageId.Value));
        return (await Sums(db).OfAllAsync(starts, cancellation)).ByPost();
    }

    private OutcomeSums Sums(AppDbContext db) => new(db, options.Stripe.IsLive);
}
