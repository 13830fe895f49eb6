using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Credits.Managing;

/// <summary>Somebody of the team, or a program, adds or takes credits and says why.</summary>
public sealed class CorrectCredits(IDatabase database, Ledger ledger)
{
    public async Task<Result<Posted>> RunAsync(WorkspaceId workspace, long telegramUserId, CreditCorrection correction, long? adminId)
    {
        if (string.IsNullOrWhiteSpace(correction.Reason) || correction.Reason.Length > CreditEntry.LargestNote)
            return CreditErrors.ReasonMissing;
        if (correction.Amount < (correction.Kind == CorrectionKind.Set ? 0 : 1) || correction.Amount > EntryDraft.LargestAmount)
            return CreditErrors.AmountInvalid;
        if (!RequestIds.IsUsable(correction.RequestId))
            return CreditErrors.RequestIdInvalid;
        return await database.WriteAsync(workspace, async db =>
        {
            if (!await People.AnyAsync(db, telegramUserId))
                return CreditErrors.PersonNotFound;
            var account = await ledger.OpenAsync(db, workspace, telegramUserId);
            return await PostAsync(db, account, correction, adminId);
        });
    }

    private async Task<Result<Posted>> PostAsync(AppDbContext db, CreditAccount account, CreditCorrection correction, long? adminId)
    {
        await ledger.ExpireAsync(db, account);
        var source = $"correction:{correction.RequestId}";
        if (correction.Kind == CorrectionKind.Set && await db.CreditEntries.FirstOrDefaultAsync(e => e.WorkspaceId == account.WorkspaceId && e.Source == source) is { } done)
            return done.AccountId == account.Id && done.BalanceAfter == correction.Amount ? new Posted(false, done.Id, account.Balance) : CreditErrors.SourceReused;
        var change = correction.Kind switch
        {
            CorrectionKind.Add => correction.Amount,
            CorrectionKind.Remove => -correction.Amount,
            _ => correction.Amount - account.Balance,
        };
        var draft = new EntryDraft(EntryKind.Correction, Math.Abs(change), source) { Note = correction.Reason.Trim(), AdminId = adminId };
        return change > 0 ? await ledger.GrantAsync(db, account, draft, correction.ExpiresAt) : await ledger.DeductAsync(db, account, draft);
    }
}

/// <param name="RequestId">The caller's own name for this act: doing it a second time by the same name changes nothing.</param>
public sealed record CreditCorrection(CorrectionKind Kind, long Amount, string Reason, string RequestId)
{
    /// <summary>With added credits: when what is left of them ends.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

public enum CorrectionKind
{
    Add = 1,
    Remove = 2,

    /// <summary>To exactly this balance.</summary>
    Set = 3,
}
