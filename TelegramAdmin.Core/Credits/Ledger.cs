using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits;

/// <summary>
/// The only way in which credits move. Everything happens inside the caller's transaction, under the account's lock: an entry with a source
/// that is new, and with it the balance, which is never negative. The account must have been opened in the same transaction.
/// </summary>
public sealed class Ledger(EventBus events, TimeProvider time)
{
    private const string Known = "SELECT id, account_id, amount, kind FROM credit_entries WHERE workspace_id = @workspace AND source = @source";

    private const string Insert = """
        INSERT INTO credit_entries (workspace_id, account_id, kind, amount, balance_after, source, note, admin_id, bot_id, payment_id, lots, created_at)
        VALUES (@workspace, @account, @kind, @amount, @after, @source, @note, @admin, @bot, @payment, @lots, @at) RETURNING id
        """;

    private const string Move = """
        UPDATE credit_accounts SET balance = @balance, held = held + @held, granted = granted + @granted, spent = spent + @spent, messages_sent = messages_sent + @messages WHERE id = @id
        """;

    private const string SettleHold = "UPDATE credit_holds SET state = @state, settled_at = @at WHERE id = @id AND account_id = @account AND state = 1 RETURNING amount, source";

    /// <summary>The person's account, made if need be and locked until the transaction ends.</summary>
    public Task<CreditAccount> OpenAsync(AppDbContext db, WorkspaceId workspace, long telegramUserId) =>
        AccountLock.TakeAsync(db, workspace, telegramUserId, time.GetUtcNow());

    /// <summary>Credits come in.</summary>
    /// <param name="expiresAt">When what is left of them ends; null for never.</param>
    public async Task<Result<Posted>> GrantAsync(AppDbContext db, CreditAccount account, EntryDraft draft, DateTimeOffset? expiresAt = null)
    {
        if (draft.Amount is <= 0 or > EntryDraft.LargestAmount || account.Balance > EntryDraft.LargestAmount)
            return CreditErrors.AmountInvalid;
        var posted = await PostAsync(db, account, draft, draft.Amount, new Effects { Granted = draft.Amount });
        if (posted is { IsOk: true, Value.IsNew: true } && expiresAt is { } end)
            await LotBook.AddAsync(db, account, posted.Value.EntryId, draft.Amount, end);
        return posted;
    }

    /// <summary>A message is paid for; with nothing to pay it is only written down.</summary>
    public Task<Result<Posted>> SpendAsync(AppDbContext db, CreditAccount account, EntryDraft draft) =>
        TakeOutAsync(db, account, draft, new Effects { Spent = draft.Amount, Messages = 1 });

    /// <summary>Credits go for another reason than a message.</summary>
    public Task<Result<Posted>> DeductAsync(AppDbContext db, CreditAccount account, EntryDraft draft) => TakeOutAsync(db, account, draft, default);

    /// <summary>Credits go from one account to another, those that end with their ends: an entry on each, which no total of given or spent credits counts.</summary>
    /// <param name="to">Opened as well; of two accounts the one with the lower Telegram id is opened first.</param>
    public async Task<Result<Posted>> TransferAsync(AppDbContext db, CreditAccount from, CreditAccount to, EntryDraft draft)
    {
        var taken = await TakeOutAsync(db, from, draft with { Source = $"{draft.Source}:out" }, default);
        if (!taken.TryGet(out var posted, out _) || !posted.IsNew)
            return taken;
        var lots = await db.CreditEntries.Where(e => e.Id == posted.EntryId).Select(e => e.Lots).FirstAsync();
        var arrived = await WriteAsync(db, to, draft with { Source = $"{draft.Source}:in" }, draft.Amount, default, null);
        foreach (var (amount, expiresAt) in await LotBook.EndsAsync(db, lots))
            await LotBook.AddAsync(db, to, arrived.Value.EntryId, amount, expiresAt);
        return taken;
    }

    /// <summary>What is left of credits that came in as a lot goes out again; other credits stay as they are.</summary>
    /// <param name="grant">The source of the entry that brought them.</param>
    /// <param name="draft">Its amount is what is left.</param>
    /// <returns>How many went; none where all of them are spent, have ended, or went before.</returns>
    public async Task<long> TakeBackAsync(AppDbContext db, CreditAccount account, string grant, EntryDraft draft)
    {
        await ExpireAsync(db, account);
        if (await LotBook.FindAsync(db, account, grant) is not { Remaining: > 0 } lot || await db.CreditEntries.AnyAsync(e => e.WorkspaceId == account.WorkspaceId && e.Source == draft.Source))
            return 0;
        await LotBook.EmptyAsync(db, lot.Id);
        await WriteAsync(db, account, draft with { Amount = lot.Remaining }, -lot.Remaining, default, LotBook.Write(lot.Id, lot.Remaining));
        return lot.Remaining;
    }

    /// <summary>A spend is undone: what was paid is back where it was taken from.</summary>
    /// <param name="spend">The source of the spend.</param>
    public async Task<Result<Posted>> RefundAsync(AppDbContext db, CreditAccount account, string spend, string note)
    {
        var entry = await db.CreditEntries.FirstOrDefaultAsync(e => e.WorkspaceId == account.WorkspaceId && e.Source == spend && e.AccountId == account.Id && e.Kind == EntryKind.Spend);
        if (entry is null)
            return CreditErrors.HoldSettled;
        var draft = new EntryDraft(EntryKind.Refund, -entry.Amount, $"refund:{spend}") { Note = note, BotId = entry.BotId };
        var posted = await PostAsync(db, account, draft, -entry.Amount, new Effects { Spent = entry.Amount, Messages = -1 });
        if (posted is { IsOk: true, Value.IsNew: true })
            await LotBook.PutBackAsync(db, entry.Lots);
        return posted;
    }

    /// <summary>Sets credits aside. They are out of the balance until <see cref="ReleaseAsync"/> or <see cref="TakeAsync"/>.</summary>
    /// <returns>The hold's number; the same one for the same source.</returns>
    public async Task<Result<long>> HoldAsync(AppDbContext db, CreditAccount account, EntryDraft draft)
    {
        var posted = await TakeOutAsync(db, account, draft with { Kind = EntryKind.Hold }, new Effects { Held = draft.Amount });
        if (posted.Failure is { } refused)
            return refused;
        if (!posted.Value.IsNew)
            return await db.CreditHolds.Where(h => h.WorkspaceId == account.WorkspaceId && h.Source == draft.Source).Select(h => h.Id).FirstAsync();
        var hold = db.CreditHolds.Add(new CreditHold
        {
            WorkspaceId = account.WorkspaceId,
            AccountId = account.Id,
            Amount = draft.Amount,
            Source = draft.Source,
            State = HoldState.Held,
            CreatedAt = time.GetUtcNow(),
        }).Entity;
        await db.SaveChangesAsync();
        return hold.Id;
    }

    /// <summary>What was set aside comes back.</summary>
    public async Task<Result<Posted>> ReleaseAsync(AppDbContext db, CreditAccount account, long holdId, string note)
    {
        if (await SettleAsync(db, account, holdId, HoldState.Released) is not var (amount, source))
            return CreditErrors.HoldSettled;
        var held = await db.CreditEntries.FirstAsync(e => e.WorkspaceId == account.WorkspaceId && e.Source == source);
        var draft = new EntryDraft(EntryKind.Release, amount, string.Create(CultureInfo.InvariantCulture, $"release:{holdId}")) { Note = note, BotId = held.BotId, PaymentId = held.PaymentId };
        var posted = await PostAsync(db, account, draft, amount, new Effects { Held = -amount });
        await LotBook.PutBackAsync(db, held.Lots);
        return posted;
    }

    /// <summary>What was set aside is gone for good. The entry that set it aside is what took it out of the balance.</summary>
    public async Task<Result<long>> TakeAsync(AppDbContext db, CreditAccount account, long holdId)
    {
        if (await SettleAsync(db, account, holdId, HoldState.Taken) is not var (amount, _))
            return CreditErrors.HoldSettled;
        await MoveAsync(db, account, account.Balance, new Effects { Held = -amount });
        return amount;
    }

    /// <summary>Bonus credits whose time is over leave the balance.</summary>
    public async Task<long> ExpireAsync(AppDbContext db, CreditAccount account)
    {
        var expired = 0L;
        foreach (var lot in await LotBook.DueAsync(db, account, time.GetUtcNow()))
        {
            await LotBook.EmptyAsync(db, lot.Id);
            // A lot that a refund fills again ends again, perhaps at the same moment; that it is empty now keeps it from ending twice.
            var source = string.Create(CultureInfo.InvariantCulture, $"expiry:{lot.Id}:{Guid.CreateVersion7():N}");
            await PostAsync(db, account, new EntryDraft(EntryKind.Expiry, lot.Remaining, source), -lot.Remaining, default);
            expired += lot.Remaining;
        }
        return expired;
    }

    private async Task<Result<Posted>> TakeOutAsync(AppDbContext db, CreditAccount account, EntryDraft draft, Effects effects)
    {
        if (draft.Amount is < 0 or > EntryDraft.LargestAmount || (draft.Amount == 0 && draft.Kind is not (EntryKind.Spend or EntryKind.Correction)))
            return CreditErrors.AmountInvalid;
        if (await FindAsync(db, account, draft, -draft.Amount) is { } known)
            return known;
        await ExpireAsync(db, account);
        if (draft.Amount > account.Balance)
            return CreditErrors.NotEnough(draft.Amount, account.Balance);
        return await WriteAsync(db, account, draft, -draft.Amount, effects, await LotBook.TakeAsync(db, account, draft.Amount));
    }

    private async Task<Result<Posted>> PostAsync(AppDbContext db, CreditAccount account, EntryDraft draft, long signed, Effects effects) =>
        await FindAsync(db, account, draft, signed) ?? await WriteAsync(db, account, draft, signed, effects, null);

    // The same source for somebody else, another amount or another act is no repetition: it is refused rather than taken for done.
    private static async Task<Result<Posted>?> FindAsync(AppDbContext db, CreditAccount account, EntryDraft draft, long signed)
    {
        Result<Posted>? known = null;
        await db.Session.ForEachAsync(Known, [draft], (p, d) => p.Add("@workspace", account.WorkspaceId).Add("@source", d.Source), (_, row) =>
            known = (row.GetInt64(1), row.GetInt64(2), (EntryKind)row.GetInt64(3)) == (account.Id, signed, draft.Kind) ? new Posted(false, row.GetInt64(0), account.Balance) : CreditErrors.SourceReused);
        return known;
    }

    private async Task<Result<Posted>> WriteAsync(AppDbContext db, CreditAccount account, EntryDraft draft, long signed, Effects effects, string? lots)
    {
        var balance = checked(account.Balance + signed);
        var id = 0L;
        await db.Session.ForEachAsync(Insert, [draft], (p, d) => p
            .Add("@workspace", account.WorkspaceId).Add("@account", account.Id).Add("@kind", (long)d.Kind).Add("@amount", signed).Add("@after", balance)
            .Add("@source", d.Source).Add("@note", d.Note is null ? null : ShortText.Cut(d.Note, CreditEntry.LargestNote)).Add("@admin", d.AdminId)
            .Add("@bot", d.BotId?.Value).Add("@payment", d.PaymentId).Add("@lots", lots).Add("@at", time.GetUtcNow()),
            (_, row) => id = row.GetInt64(0));
        await MoveAsync(db, account, balance, effects);
        return new Posted(true, id, balance);
    }

    private async Task MoveAsync(AppDbContext db, CreditAccount account, long balance, Effects effects)
    {
        await db.Session.RunAsync(Move, p => p
            .Add("@balance", balance).Add("@held", effects.Held).Add("@granted", effects.Granted)
            .Add("@spent", effects.Spent).Add("@messages", effects.Messages).Add("@id", account.Id));
        AccountLock.Refresh(db, account, a => a.Balance, balance);
        AccountLock.Refresh(db, account, a => a.Held, account.Held + effects.Held);
        AccountLock.Refresh(db, account, a => a.Granted, account.Granted + effects.Granted);
        AccountLock.Refresh(db, account, a => a.Spent, account.Spent + effects.Spent);
        AccountLock.Refresh(db, account, a => a.MessagesSent, account.MessagesSent + effects.Messages);
        db.AfterCommit(() => events.Publish(new CreditsChanged(account.WorkspaceId, account.TelegramUserId)));
    }

    private async Task<(long Amount, string Source)?> SettleAsync(AppDbContext db, CreditAccount account, long holdId, HoldState state)
    {
        (long, string)? settled = null;
        await db.Session.ForEachAsync(SettleHold, [holdId], (p, id) => p
            .Add("@state", (long)state).Add("@at", time.GetUtcNow()).Add("@id", id).Add("@account", account.Id),
            (_, row) => settled = (row.GetInt64(0), row.GetString(1)));
        return settled;
    }

    /// <summary>What a posting changes of the account besides the balance.</summary>
    private readonly record struct Effects
    {
        public long Held { get; init; }

        public long Granted { get; init; }

        public long Spent { get; init; }

        public long Messages { get; init; }
    }
}
