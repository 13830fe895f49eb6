using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Credits.Managing;

/// <summary>Somebody of the team gives a time of free messages, or ends one.</summary>
public sealed class GivePass(IDatabase database, Ledger ledger, PassBook passes, TimeProvider time)
{
    public async Task<Result<DateTimeOffset>> RunAsync(WorkspaceId workspace, long telegramUserId, int length, PassUnit unit, string reason, string requestId)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > CreditEntry.LargestNote)
            return CreditErrors.ReasonMissing;
        if (length < 1 || length > 87_600 || unit.EndOf(length, time.GetUtcNow()) > time.GetUtcNow().AddYears(10))
            return CreditErrors.PassLengthInvalid;
        return await database.WriteAsync(workspace, async db =>
        {
            if (!await People.AnyAsync(db, telegramUserId))
                return (Result<DateTimeOffset>)CreditErrors.PersonNotFound;
            var account = await ledger.OpenAsync(db, workspace, telegramUserId);
            return (await passes.GiveAsync(db, account, reason.Trim(), $"given:{requestId}", start => unit.EndOf(length, start))).Until;
        });
    }

    public Task<Result<long>> EndAsync(WorkspaceId workspace, long telegramUserId, long passId) => database.WriteAsync(workspace, async db =>
    {
        var account = await ledger.OpenAsync(db, workspace, telegramUserId);
        return await passes.EndAsync(db, account, pass => pass.Id == passId) > 0 ? (Result<long>)passId : CreditErrors.PassNotFound;
    });
}
