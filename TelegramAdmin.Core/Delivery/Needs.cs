using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Delivery.Reading;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery;

/// <summary>Messages of which nobody knows whether they arrived.</summary>
internal sealed class DeliveryNeeds(IDatabase database) : INeedSource
{
    public async Task<IReadOnlyList<Need>> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var unknown = await db.Faults(DeliveryState.Unknown).CountAsync(cancellation);
        return unknown == 0 ? [] : [new Need(NeedKind.MessagesUnknown, NeedLevel.Undecided, unknown, "/system/messages?status=unknown")];
    }
}
