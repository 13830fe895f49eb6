using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Channels.Accounts.Keys;
using TelegramAdmin.Core.Channels.Accounts.Opening;
using TelegramAdmin.Core.MtProto;
using TelegramAdmin.Core.MtProto.Schema;

namespace TelegramAdmin.Core.Channels.Accounts.Keeping;

/// <summary>Ends a session at Telegram and deletes what is here of it.</summary>
internal sealed partial class EndSession(OpenSession open, SessionFolders folders, ILogger<EndSession> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <returns>Whether Telegram heard of it.</returns>
    public async Task<bool> RunAsync(MtProtoAccount account)
    {
        var isTold = account.State == AccountState.Ready && await TellAsync(account);
        folders.Delete(account.Folder);
        return isTold;
    }

    private async Task<bool> TellAsync(MtProtoAccount account)
    {
        var opened = await open.RunAsync(account, null, CancellationToken.None);
        if (!opened.TryGet(out var client, out var failure))
        {
            Log.NotTold(logger, account.Id, failure.Code);
            return false;
        }
        var isReady = client.State?.Type == TdAuthorizationState.Ready;
        // The answer may come after the client is closed, which is what counts.
        var isOut = isReady && (await client.SendAsync(new LogOut(), Patience)).Failure is null or { Kind: TdFailureKind.Closed }
            && await client.ReachAsync(s => s.Type == TdAuthorizationState.Closed, Patience) is not null;
        await client.CloseAsync();
        return isOut;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Telegram account {Account} was signed out here, but Telegram could not be told: {Code}")]
        public static partial void NotTold(ILogger logger, long account, string code);
    }
}
