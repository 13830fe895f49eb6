using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Accounts.Entering;
using TelegramAdmin.Core.Channels.Accounts.Importing;
using TelegramAdmin.Core.Channels.Accounts.Keeping;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Settings.Accounts;

/// <summary>What somebody does to accounts: may they, and do it. The use cases write it down.</summary>
public sealed class AccountActs(
    StaffSession session, AddAccount add, BeginSignIn begin, CancelSignIn cancel, ImportSession import, SignInAgain again, ChangeAccount change, ChangeProxy changeProxy, TestProxyWay tryProxy,
    SignOutAccount signOut, RemoveAccount remove)
{
    /// <summary>Ready sessions lie on the server.</summary>
    public async Task<bool> MayImportAsync() => (await session.GetAsync()).IsAtHome;

    /// <summary>Where ready sessions lie, and which.</summary>
    public async Task<(string Directory, IReadOnlyList<string> Folders)> ImportsAsync()
    {
        await session.RequireAtHomeAsync(AdminRole.Admin);
        return import.List();
    }

    /// <returns>The account's number: signing in, or ready where a session was imported.</returns>
    public async Task<Result<long>> AddAsync(NewAccountInput input)
    {
        var workspace = await WorkspaceAsync();
        if (input.Draft.Proxy is { } proxy && (await tryProxy.RunAsync(proxy)).Failure is { } unreachable)
            return unreachable;
        if (input.Way == SignInWays.Folder)
            return await import.RunAsync(workspace, input.Folder, input.Key, input.Draft, await ActorAsync());
        var added = await add.RunAsync(workspace, input.Draft, await ActorAsync());
        if (!added.TryGet(out var id, out var failure))
            return failure;
        if (await BeginAsync(workspace, id, input.Way, input.Phone) is not { } refused)
            return id;
        await cancel.RunAsync(workspace, id);
        return refused;
    }

    public async Task<Failure?> SignInAgainAsync(MtProtoAccount account, string way, string phone)
    {
        var workspace = await WorkspaceAsync();
        if ((await again.RunAsync(workspace, account.Id)).Failure is { } failure)
            return failure;
        return await BeginAsync(workspace, account.Id, way, phone);
    }

    public async Task<Failure?> RestAsync(MtProtoAccount account, bool isCollecting) =>
        (await change.SetCollectingAsync(await WorkspaceAsync(), account.Id, isCollecting)).Failure;

    public async Task<Failure?> ChangeProxyAsync(MtProtoAccount account, ProxyInput input)
    {
        var workspace = await WorkspaceAsync();
        var proxy = input.ToDraft();
        if (proxy is not null && (await tryProxy.RunAsync(proxy)).Failure is { } unreachable)
            return unreachable;
        return (await changeProxy.RunAsync(workspace, account.Id, proxy, await ActorAsync())).Failure;
    }

    public async Task<Failure?> SignOutAsync(MtProtoAccount account) => (await signOut.RunAsync(await WorkspaceAsync(), account.Id, await ActorAsync())).Failure;

    public async Task<Failure?> RemoveAsync(MtProtoAccount account) => (await remove.RunAsync(await WorkspaceAsync(), account.Id, await ActorAsync())).Failure;

    private async Task<Failure?> BeginAsync(WorkspaceId workspace, long id, string way, string phone) =>
        way == SignInWays.Qr ? (await begin.ByQrAsync(workspace, id)).Failure : (await begin.ByPhoneAsync(workspace, id, phone)).Failure;

    private async Task<WorkspaceId> WorkspaceAsync() => (await session.RequireAsync(AdminRole.Admin)).Workspace;

    private ValueTask<Actor> ActorAsync() => session.RequireActorAsync(AdminRole.Admin);
}
