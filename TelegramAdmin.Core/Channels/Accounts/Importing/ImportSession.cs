using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels.Accounts.Entering;
using TelegramAdmin.Core.Channels.Accounts.Keys;
using TelegramAdmin.Core.Channels.Accounts.Opening;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.MtProto;
using TelegramAdmin.Core.MtProto.Native;
using TelegramAdmin.Core.MtProto.Schema;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Accounts.Importing;

/// <summary>Takes over an account from a session that another program made with TDLib. It is copied; where it does not open signed in, nothing of it stays.</summary>
public sealed class ImportSession
{
    private readonly ImportDirectory _directory;
    private readonly EngineOptions _options;
    private readonly ITdTransport _transport;
    private readonly AccountVault _vault;
    private readonly SessionFolders _folders;
    private readonly CheckProxy _proxies;
    private readonly AddAccount _add;
    private readonly OpenSession _open;
    private readonly FinishSignIn _finish;
    private readonly SignInRows _rows;
    private readonly AuditLog _audit;
    private readonly TimeProvider _time;

    internal ImportSession(ImportDirectory directory, EngineOptions options, ITdTransport transport, AccountVault vault, SessionFolders folders, CheckProxy proxies, AddAccount add,
        OpenSession open, FinishSignIn finish, SignInRows rows, AuditLog audit, TimeProvider time)
    {
        (_directory, _options, _transport, _vault, _folders, _proxies) = (directory, options, transport, vault, folders, proxies);
        (_add, _open, _finish, _rows, _audit, _time) = (add, open, finish, rows, audit, time);
    }

    /// <summary>The folders that can be imported, and where they lie.</summary>
    public (string Directory, IReadOnlyList<string> Folders) List() => (_directory.Path, _directory.List());

    /// <param name="workspace">The first one: the directory is the server's, and sessions in it may be anybody's.</param>
    /// <param name="folder">By name, of the import directory.</param>
    /// <param name="key">As text, hexadecimal or base64; empty for none.</param>
    /// <returns>The account's number.</returns>
    public async Task<Result<long>> RunAsync(WorkspaceId workspace, string folder, string? key, AccountDraft draft, Actor actor, CancellationToken cancellation = default)
    {
        if (workspace != WorkspaceId.Default)
            return AccountErrors.FolderInvalid;
        if ((DraftRules.Fault(draft, _options.MtProto) ?? await _proxies.FaultAsync(draft.Proxy, cancellation)) is { } fault)
            return fault;
        if (key?.Length > SessionKeyText.Longest)
            return AccountErrors.KeyWrong;
        if (!_directory.Find(folder).TryGet(out var files, out var refused))
            return refused;
        var target = SessionFolders.NewName();
        if (await CopyAsync(files, target, key, cancellation) is not { } fitting)
            return AccountErrors.KeyWrong;
        if (!fitting.TryGet(out var keys, out refused))
            return refused;
        return await EnterAsync(await _add.KeepAsync(workspace, draft, _vault.Protect(keys[0]), target), keys, actor, cancellation);
    }

    // The keys that may fit, or why none can.
    private async Task<Result<IReadOnlyList<byte[]>>?> CopyAsync(IReadOnlyList<FileInfo> files, string target, string? key, CancellationToken cancellation)
    {
        try
        {
            var path = _folders.Make(target);
            foreach (var file in files)
                await Task.Run(() => file.CopyTo(Path.Combine(path, file.Name)), cancellation);
            var fitting = Fitting(Path.Combine(path, SessionLog.FileName(_options.MtProto.TestDc)), key);
            if (fitting is not { IsOk: true })
                _folders.Delete(target);
            return fitting;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _folders.Delete(target);
            return AccountErrors.SessionDamaged;
        }
    }

    // Before TDLib sees what came from outside. What plays TDLib keeps its sessions in a way of its own and says by itself whether a key fits.
    private Result<IReadOnlyList<byte[]>>? Fitting(string log, string? key)
    {
        var all = SessionKeyText.Read(key).ToList();
        if (_transport is not NativeTransport)
            return Result<IReadOnlyList<byte[]>>.Of(all);
        foreach (var one in all)
        {
            switch (SessionLog.Read(log, one))
            {
                case SessionLogState.Whole:
                    return Result<IReadOnlyList<byte[]>>.Of([one]);
                case SessionLogState.MayAct:
                    return AccountErrors.SessionMayAct;
                case SessionLogState.Damaged or SessionLogState.Missing:
                    return AccountErrors.SessionDamaged;
            }
        }
        return null;
    }

    private async Task<Result<long>> EnterAsync(MtProtoAccount account, IReadOnlyList<byte[]> keys, Actor actor, CancellationToken cancellation)
    {
        var failure = AccountErrors.KeyWrong;
        foreach (var key in keys)
        {
            failure = await TryAsync(account, key, cancellation);
            if (failure != AccountErrors.KeyWrong)
                break;
        }
        if (failure is not null)
        {
            await _rows.GiveUpAsync(account.WorkspaceId, account.Id);
            return failure;
        }
        await _audit.RecordAsync(account.WorkspaceId, actor, "account.imported", account.Name);
        return account.Id;
    }

    private async Task<Failure?> TryAsync(MtProtoAccount account, byte[] key, CancellationToken cancellation)
    {
        account.ProtectedKey = _vault.Protect(key);
        if (!(await _open.RunAsync(account, null, cancellation)).TryGet(out var client, out var refused))
            return refused;
        var session = new SignInSession(account, _time);
        session.Begin(client);
        if (client.State?.Type == TdAuthorizationState.Ready)
            return await _finish.RunAsync(session, isShared: true);
        await session.CloseAsync();
        return AccountErrors.ImportNotSignedIn;
    }
}
