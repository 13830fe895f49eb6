using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access.ApiKeys;

/// <summary>Ends a key for good. The row stays, so that messages sent with it keep its name.</summary>
public sealed class RevokeApiKey(ChangeApiKey change, TimeProvider time)
{
    public Task<Result<ApiKey>> RunAsync(WorkspaceId workspace, long id) => change.RunAsync(workspace, id, (_, key) =>
    {
        key.RevokedAt = time.GetUtcNow();
        (key.OldHash, key.OldUntil) = (null, null);
        return Task.FromResult<Failure?>(null);
    });
}
