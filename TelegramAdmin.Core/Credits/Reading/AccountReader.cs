using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits.Reading;

/// <summary>Reads one person's account with what belongs to it.</summary>
public sealed class AccountReader(IDatabase database, TimeProvider time)
{
    /// <summary>Entries and lots that are shown beside a balance.</summary>
    private const int Few = 8;

    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    /// <summary>Somebody without an account has no credits: they get one with the first.</summary>
    public async Task<AccountView> ReadAsync(WorkspaceId workspace, long telegramUserId, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var account = await db.CreditAccounts.FirstOrDefaultAsync(a => a.TelegramUserId == telegramUserId, cancellation);
        var tiers = await db.Tiers.Where(t => t.ArchivedAt == null || (account != null && t.Id == account.TierId)).OrderBy(t => t.Id).ToListAsync(cancellation);
        if (account is null)
            return new AccountView(telegramUserId, null, tiers);
        var now = time.GetUtcNow();
        return new AccountView(telegramUserId, account, tiers)
        {
            Passes = await db.AccessPasses.Where(p => p.AccountId == account.Id && p.RevokedAt == null && p.EndsAt > now).OrderBy(p => p.EndsAt).ToListAsync(cancellation),
            EndingSoon = await db.CreditLots.Where(l => l.AccountId == account.Id && l.Remaining > 0 && l.ExpiresAt < now + Soon).OrderBy(l => l.ExpiresAt).Take(Few).ToListAsync(cancellation),
            Latest = await db.CreditEntries.Where(e => e.AccountId == account.Id).OrderByDescending(e => e.Id).Take(Few).ToListAsync(cancellation),
        };
    }
}

/// <param name="Account">Null for somebody who never had a credit.</param>
/// <param name="Tiers">Those that the person can be in.</param>
public sealed record AccountView(long TelegramUserId, CreditAccount? Account, IReadOnlyList<Tier> Tiers)
{
    public IReadOnlyList<AccessPass> Passes { get; init; } = [];

    /// <summary>What ends within 30 days, the earliest first.</summary>
    public IReadOnlyList<CreditLot> EndingSoon { get; init; } = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<CreditEntry> Latest { get; init; } = [];

    public long Balance => Account?.Balance ?? 0;

    public Tier? Tier => Tiers.FirstOrDefault(t => t.Id == Account?.TierId) ?? Tiers.FirstOrDefault(t => t.IsDefault);

    /// <summary>The end of the last pass in force.</summary>
    public DateTimeOffset? PassUntil => Passes.Count > 0 ? Passes[^1].EndsAt : null;
}
