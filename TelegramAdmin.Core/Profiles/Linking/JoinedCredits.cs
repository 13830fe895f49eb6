using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Linking;

/// <summary>Brings the credits of a joined account to the one that stands for the person, and back when they are taken apart.</summary>
public sealed class JoinedCredits(Ledger ledger)
{
    private const string Joined = "joined:";

    /// <returns>How many came.</returns>
    internal async Task<Result<long>> BringAsync(AppDbContext db, PersonLink link, Actor by)
    {
        var (own, main) = await OpenAsync(db, link);
        await ledger.ExpireAsync(db, own);
        return await MoveAsync(db, own, main, own.Balance, $"{Joined}{Guid.CreateVersion7():N}", "Accounts joined", by);
    }

    /// <summary>What came with the account goes back to it, as far as it is still there.</summary>
    /// <returns>How many went.</returns>
    internal async Task<Result<long>> ReturnAsync(AppDbContext db, PersonLink link, Actor by)
    {
        var (own, main) = await OpenAsync(db, link);
        await ledger.ExpireAsync(db, main);
        var since = link.At;
        var brought = await db.CreditEntries.Where(e => e.AccountId == own.Id && e.Kind == EntryKind.Moved && e.Amount < 0 && e.CreatedAt >= since && e.Source.StartsWith(Joined))
            .OrderByDescending(e => e.Id).FirstOrDefaultAsync();
        return brought is null ? 0 : await MoveAsync(db, main, own, Math.Min(-brought.Amount, main.Balance), $"parted:{Guid.CreateVersion7():N}", "Accounts taken apart", by);
    }

    private async Task<Result<long>> MoveAsync(AppDbContext db, CreditAccount from, CreditAccount to, long wanted, string source, string note, Actor by)
    {
        var amount = Math.Min(wanted, EntryDraft.LargestAmount);
        if (amount == 0)
            return 0;
        var moved = await ledger.TransferAsync(db, from, to, new EntryDraft(EntryKind.Moved, amount, source) { Note = note, AdminId = by.AdminId });
        return moved.Failure is { } failure ? failure : amount;
    }

    /// <summary>Two who join or part the same accounts lock them in the same order, so that neither waits for the other for ever.</summary>
    private async Task<(CreditAccount Own, CreditAccount Main)> OpenAsync(AppDbContext db, PersonLink link)
    {
        foreach (var person in new[] { link.TelegramUserId, link.MainId }.Order())
            await ledger.OpenAsync(db, link.WorkspaceId, person);
        return (await ledger.OpenAsync(db, link.WorkspaceId, link.TelegramUserId), await ledger.OpenAsync(db, link.WorkspaceId, link.MainId));
    }
}
