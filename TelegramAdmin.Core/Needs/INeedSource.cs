using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Needs;

/// <summary>What of one slice needs a person now. Read every few seconds for whoever looks, so it must be cheap.</summary>
public interface INeedSource
{
    Task<IReadOnlyList<Need>> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default);
}
