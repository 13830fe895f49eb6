using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Core.Access.ApiKeys;

/// <summary>Reads the keys of a workspace and their use in the last 30 days.</summary>
public sealed class ApiKeyReader(IDatabase database, SecretProtector protector, TimeProvider time)
{
    public const int Days = 30;

    /// <summary>Those that work first, then the newest first.</summary>
    public async Task<IReadOnlyList<ApiKeyView>> ListAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        var (now, first) = (time.GetUtcNow(), RollupPeriod.Day.StartOf(time.GetUtcNow()).AddDays(1 - Days));
        await using var db = database.Read(workspace);
        var keys = await db.ApiKeys.OrderByDescending(k => k.Id).ToListAsync(cancellation);
        var days = (await db.ApiKeyDays.Where(d => d.DayAt >= first).ToListAsync(cancellation)).ToLookup(d => d.ApiKeyId);
        return [.. keys.Select(k => new ApiKeyView(k, StateOf(k, now), Fill(k, days[k.Id], first))).OrderBy(k => k.State)];
    }

    public async Task<ApiKeyView?> FindAsync(WorkspaceId workspace, long id, CancellationToken cancellation = default) =>
        (await ListAsync(workspace, cancellation)).FirstOrDefault(k => k.Key.Id == id);

    /// <summary>The secret that signs calls to <c>callback_url</c>.</summary>
    /// <returns>Null where there is no such key, or what encrypted it is gone.</returns>
    public async Task<string?> RevealCallbackSecretAsync(WorkspaceId workspace, long id, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var hidden = await db.ApiKeys.Where(k => k.Id == id).Select(k => k.ProtectedCallbackSecret).FirstOrDefaultAsync(cancellation);
        return hidden is null ? null : protector.TryReveal(hidden);
    }

    private static ApiKeyState StateOf(ApiKey key, DateTimeOffset now) => key switch
    {
        { RevokedAt: not null } => ApiKeyState.Revoked,
        _ when key.ExpiresAt <= now => ApiKeyState.Expired,
        _ => ApiKeyState.Active,
    };

    private static List<ApiKeyDay> Fill(ApiKey key, IEnumerable<ApiKeyDay> days, DateTimeOffset first)
    {
        var byDay = days.ToDictionary(d => d.DayAt);
        return [.. Enumerable.Range(0, Days).Select(n => first.AddDays(n)).Select(day => byDay.GetValueOrDefault(day)
            ?? new ApiKeyDay { ApiKeyId = key.Id, WorkspaceId = key.WorkspaceId, DayAt = day, Requests = 0, Messages = 0, Refused = 0 })];
    }
}

/// <param name="Days">The last 30 in order, today last; none is missing.</param>
public sealed record ApiKeyView(ApiKey Key, ApiKeyState State, IReadOnlyList<ApiKeyDay> Days)
{
    public ApiScopes Scopes => ApiScopeWords.Parse(Key.Scopes) ?? ApiScopes.None;

    public IReadOnlyList<BotId>? Bots => Key.Bots is null ? null : [.. Key.Bots.Split(',').Select(b => BotId.Parse(b, null))];
}

public enum ApiKeyState
{
    Active = 1,
    Expired = 2,
    Revoked = 3,
}
