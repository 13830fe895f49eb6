using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits.Chat.Account;

/// <summary>Which page of a person's own entries is meant, as it stands in a button: <c>filter:o123</c> for what is older than entry 123, <c>filter:n123</c> for newer.</summary>
public sealed record HistoryQuery(HistoryFilter Filter, long? OlderThan = null, long? NewerThan = null)
{
    public const int PageSize = 8;

    private static readonly EntryKind[] Purchases = [EntryKind.Purchase, EntryKind.Reversal];
    private static readonly EntryKind[] Messages = [EntryKind.Spend, EntryKind.Refund];

    /// <summary>Whatever cannot be read is the first page of everything.</summary>
    public static HistoryQuery Read(string argument)
    {
        var parts = argument.Split(':');
        var filter = Enum.GetValues<HistoryFilter>().FirstOrDefault(f => Word(f) == parts[0], HistoryFilter.All);
        var isPlace = long.TryParse(parts.ElementAtOrDefault(1)?.TrimStart('o', 'n'), NumberStyles.None, CultureInfo.InvariantCulture, out var place);
        return !isPlace ? new HistoryQuery(filter) : parts[1][0] == 'n' ? new HistoryQuery(filter, NewerThan: place) : new HistoryQuery(filter, OlderThan: place);
    }

    public static string Word(HistoryFilter filter) => filter.ToString().ToLowerInvariant();

    /// <summary>Only ever the account's own entries, whatever the button said.</summary>
    public async Task<HistoryPage> RunAsync(AppDbContext db, CreditAccount account)
    {
        var own = Matching(db, account);
        var rows = NewerThan is { } newer
            ? await own.Where(e => e.Id > newer).OrderBy(e => e.Id).Take(PageSize + 1).ToListAsync()
            : await own.Where(e => OlderThan == null || e.Id < OlderThan).OrderByDescending(e => e.Id).Take(PageSize + 1).ToListAsync();
        var hasMore = rows.Count > PageSize;
        var page = rows.Take(PageSize).OrderByDescending(e => e.Id).ToList();
        return NewerThan is not null
            ? new HistoryPage(page, HasNewer: hasMore, HasOlder: page.Count > 0)
            : new HistoryPage(page, HasNewer: OlderThan is not null && page.Count > 0, HasOlder: hasMore);
    }

    private IQueryable<CreditEntry> Matching(AppDbContext db, CreditAccount account)
    {
        var own = db.CreditEntries.Where(e => e.AccountId == account.Id);
        return Filter switch
        {
            HistoryFilter.Purchases => own.Where(e => Purchases.Contains(e.Kind)),
            HistoryFilter.Messages => own.Where(e => Messages.Contains(e.Kind)),
            _ => own,
        };
    }
}

/// <param name="Entries">The newest first.</param>
public sealed record HistoryPage(IReadOnlyList<CreditEntry> Entries, bool HasNewer, bool HasOlder);

public enum HistoryFilter
{
    All = 1,
    Purchases = 2,
    Messages = 3,
}
