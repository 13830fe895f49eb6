using TelegramAdmin.Core.Ai.Asking;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Ai;

/// <summary>A cap of AI that is reached.</summary>
internal sealed class AiNeeds(AiSwitch ai, AiCaps caps) : INeedSource
{
    public async Task<IReadOnlyList<Need>> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default) =>
        await ai.IsOnAsync(workspace) && await caps.WhyNotAsync(workspace) is { } capped
            ? [new Need(NeedKind.AiCapped, NeedLevel.Warn, 1, "/settings/ai") { Detail = capped.Message }]
            : [];
}
