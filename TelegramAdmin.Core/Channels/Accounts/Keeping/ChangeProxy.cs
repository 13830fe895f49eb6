using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels.Accounts.Entering;
using TelegramAdmin.Core.Channels.Accounts.Keys;
using TelegramAdmin.Core.Channels.Accounts.Opening;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Accounts.Keeping;

/// <summary>Gives an account a proxy, another one, or none. It takes effect at once: the account is closed and opened again by the next work.</summary>
public sealed class ChangeProxy
{
    private readonly IDatabase _database;
    private readonly AccountVault _vault;
    private readonly CheckProxy _proxies;
    private readonly AccountPool _pool;
    private readonly AuditLog _audit;
    private readonly EventBus _events;

    internal ChangeProxy(IDatabase database, AccountVault vault, CheckProxy proxies, AccountPool pool, AuditLog audit, EventBus events) =>
        (_database, _vault, _proxies, _pool, _audit, _events) = (database, vault, proxies, pool, audit, events);

    /// <param name="proxy">Null for the straight way.</param>
    public async Task<Result<MtProtoAccount>> RunAsync(WorkspaceId workspace, long accountId, ProxyDraft? proxy, Actor actor)
    {
        if (await _proxies.FaultAsync(proxy) is { } fault)
            return fault;
        var secret = proxy is null ? null : _vault.Protect(DraftRules.SecretOf(proxy).Write());
        var changed = await _database.WriteAsync(workspace, db => db.ChangeAsync(workspace, accountId, account => Set(account, proxy, secret), _events));
        if (!changed.TryGet(out var account, out _))
            return changed;
        await _pool.CloseForAMomentAsync(accountId);
        await _audit.RecordAsync(workspace, actor, "account.proxy_changed", account.Name, proxy?.ToString() ?? "none");
        return changed;
    }

    private static void Set(MtProtoAccount account, ProxyDraft? proxy, string? secret) =>
        (account.Proxy, account.ProxyHost, account.ProxyPort, account.ProtectedProxySecret) = (proxy?.Kind, proxy?.Host.Trim(), proxy?.Port, secret);
}
