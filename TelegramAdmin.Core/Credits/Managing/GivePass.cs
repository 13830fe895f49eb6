using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Credits.Managing;

/// <summary>Somebody of the team gives a time of free messages, or ends one.</summary>
public sealed class GivePass(IDatabase database, Ledger ledger, PassBook passes)
{
    public async Task<Result<DateTimeOffset>> RunAsync(WorkspaceId workspace, long telegramUserId, int length, PassUnit unit, string reason, string requestId)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > CreditEntry.LargestNote)
            return CreditErrors.ReasonMissing;
        if (length < 1 || length > unit.Longest)
            return CreditErrors.PassLengthInvalid;
        if (!RequestIds.IsUsable(requestId))
            return CreditErrors.RequestIdInvalid;
        return await database.WriteAsync(workspace, async db =>
        {
            if (!await People.AnyAsync(db, telegramUserId))
                return (Result<DateTimeOffset>)CreditErrors.PersonNotFound;
            var account = await ledger.OpenAsync(db, workspace, telegramUserId);
            var source = $"given:{requestId}";
            if (await db.AccessPasses.AnyAsync(p => p.Source == source && p.AccountId != account.Id))
                return CreditErrors.SourceReused;
            return (await passes.GiveAsync(db, account, reason.Trim(), source, start => unit.EndOf(length, start))).Until;
        });
    }

    public Task<Result<long>> EndAsync(WorkspaceId workspace, long telegramUserId, long passId) => database.WriteAsync(workspace, async db =>
    {
        var account = await ledger.OpenAsync(db, workspace, telegramUserId);
        return await passes.EndAsync(db, account, pass => pass.Id == passId) > 0 ? (Result<long>)passId : CreditErrors.PassNotFound;
    });
}
