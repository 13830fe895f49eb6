using System.Collections.Concurrent;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Running.Feeding;

/// <summary>The variants of running broadcasts, each read once for all who get it.</summary>
internal sealed class PreparedMessages(MessageWriter writer)
{
    private readonly ConcurrentDictionary<long, Prepared> _prepared = new();

    public async Task<Result<PreparedMessage>> FindAsync(Broadcast broadcast, string variant, CancellationToken cancellation)
    {
        if (!_prepared.TryGetValue(broadcast.Id, out var known) || known.Version != broadcast.Version)
            _prepared[broadcast.Id] = known = new Prepared(broadcast.Version, []);
        if (known.ByVariant.TryGetValue(variant, out var message))
            return message;
        var read = await writer.PrepareAsync(broadcast.WorkspaceId, MessageOf(broadcast, variant), new MessageOwner(SubjectKind.Recipient, broadcast.Id), cancellation);
        if (read.TryGet(out message, out _))
            known.ByVariant[variant] = message;
        return read;
    }

    public void Forget(long broadcastId) => _prepared.TryRemove(broadcastId, out _);

    // A variant that an edit took away leaves the first to those who were to get it.
    private static CampaignMessage MessageOf(Broadcast broadcast, string variant)
    {
        var variants = broadcast.ReadVariants();
        return (variants.FirstOrDefault(v => v.Key == variant) ?? variants[0]).Message;
    }

    private sealed record Prepared(int Version, ConcurrentDictionary<string, PreparedMessage> ByVariant);
}
