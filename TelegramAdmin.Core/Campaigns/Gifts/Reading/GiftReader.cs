using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Gifts.Reading;

/// <summary>Reads gifts with their figures, and who got them.</summary>
public sealed class GiftReader(IDatabase database, PersonReader people, TimeProvider time)
{
    public const int PageSize = 20;

    private const int Portion = 500;

    /// <summary>Newest first.</summary>
    /// <param name="before">Only those with a smaller number.</param>
    public async Task<GiftList> ListAsync(WorkspaceId workspace, GiftTab tab, long? before = null, int limit = PageSize, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var states = StatesOf(tab);
        var rows = await db.GiftCampaigns.Where(g => states.Contains(g.State) && (before == null || g.Id < before)).OrderByDescending(g => g.Id).Take(limit + 1).ToListAsync(cancellation);
        var page = rows.Take(limit).ToList();
        var totals = await TotalsAsync(db, [.. page.Select(g => g.Id)], cancellation);
        return new GiftList([.. page.Select(g => new GiftLine(g, totals.GetValueOrDefault(g.Id) ?? GiftTotals.None))], rows.Count > limit ? page[^1].Id : null);
    }

    public async Task<IReadOnlyDictionary<GiftTab, int>> CountAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var counts = await db.GiftCampaigns.GroupBy(g => g.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return Enum.GetValues<GiftTab>().ToDictionary(tab => tab, tab => counts.Where(c => StatesOf(tab).Contains(c.Key)).Sum(c => c.Count));
    }

    public async Task<GiftLine?> FindAsync(WorkspaceId workspace, long id, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.GiftCampaigns.FirstOrDefaultAsync(g => g.Id == id, cancellation) is { } gift
            ? new GiftLine(gift, (await TotalsAsync(db, [id], cancellation)).GetValueOrDefault(id) ?? GiftTotals.None)
            : null;
    }

    /// <summary>Its people, in the order in which they were listed.</summary>
    /// <param name="after">Only those with a larger number.</param>
    public async Task<GiftRecipientPage> RecipientsAsync(WorkspaceId workspace, long id, GiftOutcome? outcome, long after = 0, int limit = 50, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var rows = await Of(db.GiftRecipients.Where(r => r.GiftId == id && r.Id > after), outcome).OrderBy(r => r.Id).Take(limit + 1).ToListAsync(cancellation);
        var page = rows.Take(limit).ToList();
        var names = await people.ReadAsync(workspace, [.. page.Select(r => r.TelegramUserId)], cancellation);
        return new GiftRecipientPage([.. page.Select(r => new GiftPerson(r, names.Of(r.TelegramUserId)))], rows.Count > limit ? page[^1].Id : null);
    }

    /// <summary>All of its people, for the report: read in portions.</summary>
    public async IAsyncEnumerable<GiftPerson> AllAsync(WorkspaceId workspace, long id, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (long? after = 0; after is { } border;)
        {
            var page = await RecipientsAsync(workspace, id, null, border, Portion, cancellation);
            foreach (var person in page.Rows)
                yield return person;
            after = page.Next;
        }
    }

    /// <summary>What taking it back would return now: of credits what is unspent, of passes how many have not ended.</summary>
    public async Task<long> UnspentAsync(GiftCampaign gift, CancellationToken cancellation = default)
    {
        await using var db = database.Read(gift.WorkspaceId);
        var (prefix, now) = (FormattableString.Invariant($"gift:{gift.Id}:"), time.GetUtcNow());
#pragma warning disable CA1305 // Translated to SQL.
        var given = db.GiftRecipients.Where(r => r.GiftId == gift.Id && r.State == GiftRecipientState.Given)
            .Join(db.CreditAccounts, r => r.TelegramUserId, a => a.TelegramUserId, (r, a) => new { AccountId = a.Id, Source = prefix + r.TelegramUserId.ToString() });
#pragma warning restore CA1305
        return gift.IsPass
            ? await given.Join(db.AccessPasses.Where(p => p.RevokedAt == null && p.EndsAt > now), g => g.Source, p => p.Source, (_, p) => p.Id).LongCountAsync(cancellation)
            : await given.Join(db.CreditEntries, g => g.Source, e => e.Source, (g, e) => new { g.AccountId, EntryId = e.Id })
                .Join(db.CreditLots, g => g, l => new { l.AccountId, l.EntryId }, (_, l) => l.Remaining).SumAsync(cancellation);
    }

    private static async Task<Dictionary<long, GiftTotals>> TotalsAsync(AppDbContext db, IReadOnlyList<long> ids, CancellationToken cancellation)
    {
        var groups = await db.GiftRecipients.Where(r => ids.Contains(r.GiftId)).GroupBy(r => new { r.GiftId, r.State, r.Told })
            .Select(g => new { g.Key.GiftId, g.Key.State, g.Key.Told, Count = g.LongCount(), Returned = g.Sum(r => r.Returned) }).ToListAsync(cancellation);
        return groups.GroupBy(g => g.GiftId).ToDictionary(g => g.Key, g => new GiftTotals
        {
            Waiting = g.Where(r => r.State == GiftRecipientState.Waiting).Sum(r => r.Count),
            Offered = g.Where(r => r.State == GiftRecipientState.Offered).Sum(r => r.Count),
            Given = g.Where(r => r.State == GiftRecipientState.Given).Sum(r => r.Count),
            Skipped = g.Where(r => r.State == GiftRecipientState.Skipped).Sum(r => r.Count),
            Undone = g.Where(r => r.State == GiftRecipientState.Undone).Sum(r => r.Count),
            Returned = g.Sum(r => r.Returned),
            Told = g.Where(r => r.Told == DeliveryState.Sent).Sum(r => r.Count),
            BeingTold = g.Where(r => r.Told == DeliveryState.Pending).Sum(r => r.Count),
            NotTold = g.Where(r => r.Told is DeliveryState.Failed or DeliveryState.Cancelled).Sum(r => r.Count),
            Unknown = g.Where(r => r.Told == DeliveryState.Unknown).Sum(r => r.Count),
        });
    }

    private static IQueryable<GiftRecipient> Of(IQueryable<GiftRecipient> rows, GiftOutcome? outcome) => outcome switch
    {
        GiftOutcome.Waiting => rows.Where(r => r.State == GiftRecipientState.Waiting),
        GiftOutcome.Offered => rows.Where(r => r.State == GiftRecipientState.Offered),
        GiftOutcome.Given => rows.Where(r => r.State == GiftRecipientState.Given),
        GiftOutcome.Skipped => rows.Where(r => r.State == GiftRecipientState.Skipped),
        GiftOutcome.Undone => rows.Where(r => r.State == GiftRecipientState.Undone),
        GiftOutcome.Told => rows.Where(r => r.Told == DeliveryState.Sent),
        GiftOutcome.NotTold => rows.Where(r => r.Told == DeliveryState.Failed || r.Told == DeliveryState.Cancelled),
        GiftOutcome.Unknown => rows.Where(r => r.Told == DeliveryState.Unknown),
        _ => rows,
    };

    private static GiftState[] StatesOf(GiftTab tab) => tab switch
    {
        GiftTab.Drafts => [GiftState.Draft],
        GiftTab.Running => [GiftState.Running, GiftState.Paused, GiftState.Undoing],
        GiftTab.Done => [GiftState.Finished, GiftState.Cancelled, GiftState.Undone],
        _ => Enum.GetValues<GiftState>(),
    };
}

/// <summary>Parts of the list.</summary>
public enum GiftTab
{
    All,
    Drafts,
    Running,
    Done,
}

/// <summary>By what the people of a gift are filtered.</summary>
public enum GiftOutcome
{
    Waiting,
    Offered,
    Given,
    Skipped,
    Undone,
    Told,
    NotTold,
    Unknown,
}

public sealed record GiftLine(GiftCampaign Gift, GiftTotals Totals)
{
    /// <summary>Credits that went out by it, what came back included.</summary>
    public long CreditsGiven => Totals.Got * Gift.Credits;
}

/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record GiftList(IReadOnlyList<GiftLine> Rows, long? Next);

public sealed record GiftPerson(GiftRecipient Recipient, Person Person);

/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record GiftRecipientPage(IReadOnlyList<GiftPerson> Rows, long? Next);
