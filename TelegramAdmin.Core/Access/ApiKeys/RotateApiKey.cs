using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access.ApiKeys;

/// <summary>Gives a key a new secret. The old one goes on working for a while, so that programs change over without a gap.</summary>
public sealed class RotateApiKey(ChangeApiKey change, TimeProvider time)
{
    public static readonly TimeSpan LongestOverlap = TimeSpan.FromDays(7);

    /// <param name="overlap">How long the old secret still works; an older one that still did ends now.</param>
    public async Task<Result<CreatedApiKey>> RunAsync(WorkspaceId workspace, long id, TimeSpan overlap)
    {
        if (overlap < TimeSpan.Zero || overlap > LongestOverlap)
            return ApiKeyErrors.OverlapInvalid;
        var secret = ApiKeySecret.New();
        var changed = await change.RunAsync(workspace, id, (_, key) =>
        {
            key.OldHash = overlap == TimeSpan.Zero ? null : key.Hash;
            key.OldUntil = overlap == TimeSpan.Zero ? null : time.GetUtcNow() + overlap;
            (key.Hash, key.Hint) = (secret.Hash, secret.Hint);
            return Task.FromResult<Failure?>(null);
        });
        return changed.TryGet(out var row, out var failure) ? new CreatedApiKey(row, secret.Reveal()) : failure;
    }
}
