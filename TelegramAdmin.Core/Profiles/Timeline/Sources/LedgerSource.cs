using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Timeline.Sources;

/// <summary>Credits that came and went.</summary>
internal sealed class LedgerSource : ITimelineSource
{
    public IReadOnlyList<TimelineKind> Kinds { get; } = [TimelineKind.Ledger];

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(AppDbContext db, TimelineQuery query, CancellationToken cancellation)
    {
        var accounts = await db.CreditAccounts.Where(a => query.People.Contains(a.TelegramUserId)).ToDictionaryAsync(a => a.Id, a => a.TelegramUserId, cancellation);
        var ids = accounts.Keys.ToList();
        var (at, key) = query.BorderOf(TimelineKind.Ledger);
        var rows = await db.CreditEntries.Where(e => ids.Contains(e.AccountId) && (e.CreatedAt < at || (e.CreatedAt == at && e.Id < key)))
            .OrderByDescending(e => e.CreatedAt).ThenByDescending(e => e.Id).Take(query.Size).ToListAsync(cancellation);
        return [.. rows.Select(e => new TimelineEntry(TimelineKind.Ledger, e.CreatedAt, e.Id, Title(e.Kind))
        {
            Text = e.Note, Credits = e.Amount, Href = FormattableString.Invariant($"/billing?tab=ledger&q={accounts[e.AccountId]}"),
        })];
    }

    private static string Title(EntryKind kind) => kind switch
    {
        EntryKind.Purchase => "Credits bought",
        EntryKind.Bonus => "Free credits",
        EntryKind.Spend => "Paid a message",
        EntryKind.Refund => "Message given back",
        EntryKind.Hold => "Credits set aside",
        EntryKind.Release => "Credits set free",
        EntryKind.Expiry => "Credits ended",
        EntryKind.Correction => "Credits corrected",
        EntryKind.Reversal => "Credits taken back",
        EntryKind.GiftReceived => "Credits from another person",
        EntryKind.Promo => "Promo code",
        EntryKind.Referral => "Credits for an invitation",
        EntryKind.Gift => "Gift of the team",
        EntryKind.GiftUndone => "Gift taken back",
        EntryKind.Moved => "Credits moved between accounts",
        _ => "Credits reset",
    };
}
