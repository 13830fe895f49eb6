using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access.ApiKeys;

/// <summary>Changes, rotates and revokes keys. Requests that come after the commit meet the key as it is then.</summary>
public sealed class ChangeApiKey(IDatabase database, EventBus events, TimeProvider time)
{
    /// <summary>Gives it another name, other scopes, bots, rate or expiry; all of them as <paramref name="request"/> says.</summary>
    public Task<Result<ApiKey>> RunAsync(WorkspaceId workspace, long id, NewApiKey request) => RunAsync(workspace, id, async (db, key) =>
    {
        if (await request.FaultAsync(db, time.GetUtcNow(), key.ExpiresAt) is { } fault)
            return fault;
        key.Name = request.Name.Trim();
        key.Scopes = ApiScopeWords.Join(request.Scopes);
        key.Bots = request.Wording;
        key.RatePerSecond = request.RatePerSecond;
        key.ExpiresAt = request.ExpiresAt?.ToUniversalTime();
        return null;
    });

    internal Task<Result<ApiKey>> RunAsync(WorkspaceId workspace, long id, Func<AppDbContext, ApiKey, Task<Failure?>> change) => database.WriteAsync(workspace, async db =>
    {
        var key = await db.ApiKeys.AsTracking().FirstOrDefaultAsync(k => k.Id == id && k.RevokedAt == null);
        if (key is null)
            return (Result<ApiKey>)ApiKeyErrors.NotFound;
        if (await change(db, key) is { } refused)
            return refused;
        db.AfterCommit(() => events.Publish(new ApiKeyChanged(workspace, id)));
        return key;
    });
}
