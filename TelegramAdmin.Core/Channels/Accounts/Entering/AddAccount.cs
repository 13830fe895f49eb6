using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels.Accounts.Keys;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Accounts.Entering;

/// <summary>Makes room for an account that is about to sign in (<see cref="BeginSignIn"/>). Until it has, a cancel leaves nothing of it.</summary>
public sealed class AddAccount
{
    private readonly IDatabase _database;
    private readonly EngineOptions _options;
    private readonly AccountVault _vault;
    private readonly CheckProxy _proxies;
    private readonly AuditLog _audit;
    private readonly EventBus _events;
    private readonly TimeProvider _time;

    internal AddAccount(IDatabase database, EngineOptions options, AccountVault vault, CheckProxy proxies, AuditLog audit, EventBus events, TimeProvider time) =>
        (_database, _options, _vault, _proxies, _audit, _events, _time) = (database, options, vault, proxies, audit, events, time);

    /// <returns>The account's number.</returns>
    public async Task<Result<long>> RunAsync(WorkspaceId workspace, AccountDraft draft, Actor actor)
    {
        if ((DraftRules.Fault(draft, _options.MtProto) ?? await _proxies.FaultAsync(draft.Proxy)) is { } fault)
            return fault;
        var account = await KeepAsync(workspace, draft, _vault.NewKey(), SessionFolders.NewName());
        await _audit.RecordAsync(workspace, actor, "account.added", account.Name);
        return account.Id;
    }

    internal Task<MtProtoAccount> KeepAsync(WorkspaceId workspace, AccountDraft draft, string protectedKey, string folder) =>
        _database.WriteAsync(workspace, async db =>
        {
            var account = New(workspace, draft, protectedKey, folder);
            db.MtProtoAccounts.Add(account);
            await db.SaveChangesAsync();
            db.AfterCommit(() => _events.Publish(new AccountChanged(workspace, account.Id)));
            return account;
        });

    private MtProtoAccount New(WorkspaceId workspace, AccountDraft draft, string protectedKey, string folder) => new()
    {
        WorkspaceId = workspace,
        Name = draft.Name?.Trim() is { Length: > 0 } name ? ShortText.Cut(name, 130) : "New account",
        Folder = folder,
        State = AccountState.SigningIn,
        ProtectedKey = protectedKey,
        ApiId = draft.ApiId,
        ProtectedApiHash = draft.ApiId is null ? null : _vault.Protect(draft.ApiHash!.Trim()),
        Proxy = draft.Proxy?.Kind,
        ProxyHost = draft.Proxy?.Host.Trim(),
        ProxyPort = draft.Proxy?.Port,
        ProtectedProxySecret = draft.Proxy is null ? null : _vault.Protect(DraftRules.SecretOf(draft.Proxy).Write()),
        AddedAt = _time.GetUtcNow(),
    };
}
