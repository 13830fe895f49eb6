using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Operations.Health;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Operations;

/// <summary>A disk that is nearly full.</summary>
internal sealed class OperationsNeeds(HealthReport health) : INeedSource
{
    public async Task<IReadOnlyList<Need>> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default) =>
        workspace != WorkspaceId.Default ? [] : [.. (await health.CheckAsync()).Where(part => part is { Name: "disk", IsHealthy: false }).Select(part => new Need(NeedKind.Disk, NeedLevel.Bad, 1, "/system/health") { Detail = part.Detail })];
}
