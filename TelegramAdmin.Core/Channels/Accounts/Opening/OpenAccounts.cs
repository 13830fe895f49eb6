using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Channels.Sources.Budget;
using TelegramAdmin.Core.Channels.Sources.Tdlib;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.MtProto;
using TelegramAdmin.Core.MtProto.Schema;

namespace TelegramAdmin.Core.Channels.Accounts.Opening;

/// <summary>Opens one signed-in account, and notices when its session ends.</summary>
internal sealed partial class OpenAccounts(OpenSession open, AccountBook book, LiveFeed feed, BudgetBook budgets, TimeProvider time, ILogger<OpenAccounts> logger)
{
    public async Task<SourceReply<OpenAccount>> OpenAsync(long id, ChannelSet listening, CancellationToken cancellation)
    {
        if (await book.FindAsync(id, cancellation) is not { } row)
            return SourceFailures.AccountLost(AccountErrors.NotFound);
        if (row.State != AccountState.Ready)
            return new SourceFailure(SourceFailureKind.AccountLost, row.Trouble ?? AccountErrors.NotSignedIn.Message);
        var account = new OpenAccount(row, listening, time) { NoteBan = () => book.BannedAsync(row.WorkspaceId, row.Id) };
        var opened = await open.RunAsync(row, update => HearAsync(account, update), cancellation);
        if (!opened.TryGet(out var client, out var failure))
            return await RefuseAsync(row, failure);
        account.Begin(client);
        if (!account.IsAlive)
            return await EndAsync(account);
        account.Source = new TdlibSource(account, budgets.Of(row));
        await book.OpenedAsync(row);
        _ = ListenAgainAsync(account);
        return account;
    }

    private async ValueTask HearAsync(OpenAccount account, TdUpdate update)
    {
        if (update is not UpdateAuthorizationState { State.Type: var state })
            await feed.HearAsync(account, update);
        else if (state is TdAuthorizationState.LoggingOut)
            await NoteEndAsync(account);
    }

    private Task NoteEndAsync(OpenAccount account)
    {
        Log.Ended(logger, account.Id);
        return account.IsBanned ? book.BannedAsync(account.WorkspaceId, account.Id) : book.EndedAsync(account.WorkspaceId, account.Id, AccountErrors.SessionEnded);
    }

    // TDLib has no session in this folder any more: it asks for a number.
    private async Task<SourceReply<OpenAccount>> EndAsync(OpenAccount account)
    {
        await account.CloseAsync();
        await NoteEndAsync(account);
        return SourceFailures.AccountLost(AccountErrors.SessionEnded);
    }

    private async Task<SourceReply<OpenAccount>> RefuseAsync(MtProtoAccount row, Failure failure)
    {
        Log.NotOpened(logger, row.Id, failure.Code);
        if (failure == AccountErrors.KeyWrong || failure == AccountErrors.SessionMissing || failure == AccountErrors.SessionDamaged)
            await book.EndedAsync(row.WorkspaceId, row.Id, failure);
        else if (failure.Message != row.Trouble)
            await book.TroubledAsync(row.WorkspaceId, row.Id, failure);
        var mayPass = failure == AccountErrors.NoAnswer || failure == AccountErrors.SessionInUse;
        return new SourceFailure(mayPass ? SourceFailureKind.Unreachable : SourceFailureKind.AccountLost, failure.Message);
    }

    // The account was closed for another one, or because it had read much; whoever listens shall not have to notice.
    private async Task ListenAgainAsync(OpenAccount account)
    {
        try
        {
            foreach (var channel in account.Listening.All)
                await account.Source!.ListenAsync(channel, CancellationToken.None);
        }
        catch (Exception e)
        {
            Log.NotListening(logger, e, account.Id);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The session of Telegram account {Account} ended")]
        public static partial void Ended(ILogger logger, long account);

        [LoggerMessage(Level = LogLevel.Information, Message = "Telegram account {Account} could not be opened: {Code}")]
        public static partial void NotOpened(ILogger logger, long account, string code);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram account {Account} does not listen to all its channels again; the collector reads them")]
        public static partial void NotListening(ILogger logger, Exception e, long account);
    }
}
