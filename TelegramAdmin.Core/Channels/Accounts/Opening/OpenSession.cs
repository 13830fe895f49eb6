using TelegramAdmin.Core.Channels.Accounts.Keys;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.MtProto;
using TelegramAdmin.Core.MtProto.Native;
using TelegramAdmin.Core.MtProto.Schema;

namespace TelegramAdmin.Core.Channels.Accounts.Opening;

/// <summary>Opens the session of an account in TDLib, whether it is signed in or not.</summary>
internal sealed class OpenSession(TdEngine engine, ITdTransport transport, AccountVault vault, SessionFolders folders)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <returns>A client that knows how it stands (<see cref="TdClient.State"/>). Whoever gets it closes it.</returns>
    public async Task<Result<TdClient>> RunAsync(MtProtoAccount account, Func<TdUpdate, ValueTask>? hear, CancellationToken cancellation)
    {
        if (!vault.Open(account).TryGet(out var keys, out var locked))
            return locked;
        if (await Task.Run(() => FaultOf(keys.Parameters, account), cancellation) is { } fault)
            return fault;
        try
        {
            var client = engine.Open(hear);
            if (await SetUpAsync(client, keys, cancellation) is not { } refused)
                return client;
            await client.CloseAsync();
            return refused;
        }
        catch (TdLibraryException e)
        {
            return AccountErrors.LibraryMissing(e.Message);
        }
    }

    // Before TDLib sees it: what it would end the process for is found here. What plays TDLib keeps its sessions in a way of its own.
    private Failure? FaultOf(SetTdlibParameters parameters, MtProtoAccount account)
    {
        var isNew = account.State == AccountState.SigningIn;
        if (!isNew && !folders.Exists(account.Folder))
            return AccountErrors.SessionMissing;
        if (transport is not NativeTransport)
            return null;
        try
        {
            return SessionLog.Read(Path.Combine(parameters.DatabaseDirectory, SessionLog.FileName(parameters.UseTestDc)), parameters.DatabaseEncryptionKey) switch
            {
                SessionLogState.Missing when !isNew => AccountErrors.SessionMissing,
                SessionLogState.WrongKey => AccountErrors.KeyWrong,
                SessionLogState.Damaged => AccountErrors.SessionDamaged,
                _ => null,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return AccountErrors.SessionDamaged;
        }
    }

    private static async Task<Failure?> SetUpAsync(TdClient client, SessionKeys keys, CancellationToken cancellation)
    {
        // TDLib keeps this back until its parameters are there, and does it before anything else.
        var way = SetWayAsync(client, keys.Proxy, cancellation);
        var set = await client.SendAsync(keys.Parameters, Patience, cancellation);
        if (set.Failure is { } refused)
            return WordsFor(refused);
        if (await way is { } blocked)
            return blocked;
        // Reading shows nobody online.
        await client.SendAsync(new SetOption("online", new TdOptionValue(false)), Patience, cancellation);
        var state = await client.ReachAsync(s => s.Type != TdAuthorizationState.WaitTdlibParameters, Patience, cancellation);
        return state is null ? AccountErrors.NoAnswer : null;
    }

    private static async Task<Failure?> SetWayAsync(TdClient client, TdProxy? proxy, CancellationToken cancellation)
    {
        var refused = proxy is null
            ? (await client.SendAsync(new DisableProxy(), Patience, cancellation)).Failure
            : (await client.SendAsync(new AddProxy(proxy, Enable: true, Comment: ""), Patience, cancellation)).Failure;
        return refused is { Kind: TdFailureKind.Refused } && proxy is not null ? AccountErrors.ProxyInvalid("TDLib does not take this proxy. Look at its address, port and secret.") : null;
    }

    private static Failure WordsFor(TdFailure failure) => failure switch
    {
        { Kind: TdFailureKind.Unauthorized } => AccountErrors.KeyWrong,
        { Kind: TdFailureKind.NoAnswer or TdFailureKind.Closed } => AccountErrors.NoAnswer,
        _ when failure.Message.Contains("already in use", StringComparison.Ordinal) => AccountErrors.SessionInUse,
        _ when failure.Message.Contains("api_id", StringComparison.Ordinal) || failure.Message.Contains("api_hash", StringComparison.Ordinal) => AccountErrors.ApplicationInvalid,
        _ => AccountErrors.SessionDamaged,
    };
}
