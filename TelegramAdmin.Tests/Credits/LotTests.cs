using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Credits;

public sealed class LotTests
{
    [Theory, OnBothDatabases]
    public async Task CreditsThatEnd_AreSpentFirstTheEarliestEndFirstAndComeBackWhereTheyWere(DatabaseProvider provider)
    {
        await using var book = await Book.OpenAsync(provider);
        await book.GrantAsync(Book.Ana, 10, "lasting");
        await book.GrantAsync(Book.Ana, 5, "late", days: 20);
        await book.GrantAsync(Book.Ana, 5, "early", days: 10);

        await book.SpendAsync(Book.Ana, 7, "first");
        Assert.Equal([(10, 0L), (20, 3L)], await LotsAsync(book));
        await book.SpendAsync(Book.Ana, 6, "second");
        Assert.Equal([(10, 0L), (20, 0L)], await LotsAsync(book));
        Assert.Equal(7, await book.BalanceAsync(Book.Ana));

        await book.RefundAsync(Book.Ana, "first");
        await book.RefundAsync(Book.Ana, "first");
        Assert.Equal([(10, 5L), (20, 2L)], await LotsAsync(book));
        book.Clock.Forward(TimeSpan.FromDays(10));
        Assert.Equal(5, await book.ExpireAsync(Book.Ana));
        Assert.Equal(0, await book.ExpireAsync(Book.Ana));
        Assert.Equal(9, await book.BalanceAsync(Book.Ana));
        book.Clock.Forward(TimeSpan.FromDays(10));
        await book.SpendAsync(Book.Ana, 1, "third"); // Nobody waits for the job: what is over is not spent any more.
        Assert.Equal(6, await book.BalanceAsync(Book.Ana));
        Assert.Equal("not_enough_credits", (await book.SpendAsync(Book.Ana, 7, "fourth")).Failure?.Code);
        await book.AssertSoundAsync();
    }

    [Theory, OnBothDatabases]
    public async Task CreditsThatCameBackAfterTheirEnd_EndAgainEachTime(DatabaseProvider provider)
    {
        await using var book = await Book.OpenAsync(provider);
        await book.GrantAsync(Book.Ana, 6, "ending", days: 1);
        foreach (var n in new[] { 1, 2, 3 })
            await book.SpendAsync(Book.Ana, 1, $"update:{n}");
        var hold = (await book.HoldAsync(Book.Ana, 2, "gift")).Value;
        book.Clock.Forward(TimeSpan.FromDays(2));

        Assert.Equal(1, await book.ExpireAsync(Book.Ana));
        foreach (var n in new[] { 1, 2, 3 })
        {
            await book.RefundAsync(Book.Ana, $"update:{n}"); // The clock stands still: the lot ends several times at one moment.
            Assert.Equal(1, await book.ExpireAsync(Book.Ana));
        }
        await book.ReleaseAsync(Book.Ana, hold);
        Assert.Equal(2, await book.ExpireAsync(Book.Ana));

        Assert.Equal(0, await book.BalanceAsync(Book.Ana));
        Assert.Equal(-6, (await book.EntriesAsync(Book.Ana)).Where(e => e.Kind == EntryKind.Expiry).Sum(e => e.Amount));
        await book.AssertSoundAsync();
    }

    [Theory, OnBothDatabases]
    public async Task MovementOutOfAHundredLots_TakesAllAndPutsAllBack(DatabaseProvider provider)
    {
        await using var book = await Book.OpenAsync(provider);
        for (var n = 1; n <= 100; n++)
            await book.GrantAsync(Book.Ana, 2, $"referral:{n}", days: n);

        var hold = await book.HoldAsync(Book.Ana, 200, "gift");
        Assert.Equal((0L, 200L), ((await book.AccountAsync(Book.Ana)).Balance, (await book.AccountAsync(Book.Ana)).Held));
        Assert.True((await book.ReleaseAsync(Book.Ana, hold.Value)).IsOk);
        Assert.Equal(Enumerable.Range(1, 100).Select(day => (day, 2L)), await LotsAsync(book));
        await book.AssertSoundAsync();
    }

    [Theory, OnBothDatabases]
    public async Task Expiry_WhileItsCreditsAreBeingSpent_TakesOnlyWhatIsLeft(DatabaseProvider provider)
    {
        await using var book = await Book.OpenAsync(provider);
        await book.GrantAsync(Book.Ana, 40, "ending", days: 1);
        await book.GrantAsync(Book.Ana, 5, "lasting");
        var spending = Enumerable.Range(0, 20).Select(n => Task.Run(() => book.SpendAsync(Book.Ana, 1, $"update:{n}"))).ToList();
        book.Clock.Forward(TimeSpan.FromDays(1));
        var expired = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => book.ExpireAsync(Book.Ana))));
        var spent = (await Task.WhenAll(spending)).Count(posted => posted.IsOk);

        var entries = await book.EntriesAsync(Book.Ana);
        Assert.InRange(entries.Count(e => e.Kind == EntryKind.Expiry), 1, 1);
        Assert.InRange(expired.Sum(), 0, 40);
        Assert.Equal(spent, entries.Count(e => e.Kind == EntryKind.Spend));
        Assert.Equal(45 - spent + entries.Single(e => e.Kind == EntryKind.Expiry).Amount, await book.BalanceAsync(Book.Ana));
        Assert.InRange(await book.BalanceAsync(Book.Ana), 0, 5);
        await book.AssertSoundAsync();
    }

    /// <summary>The account's lots in the order of their ends: after how many days, and what is left.</summary>
    private static async Task<IReadOnlyList<(int Day, long Remaining)>> LotsAsync(Book book)
    {
        await using var db = book.Storage.ReadAll();
        var lots = await db.CreditLots.OrderBy(l => l.ExpiresAt).ToListAsync();
        var since = book.Clock.GetUtcNow();
        return [.. lots.Select(l => ((int)Math.Round((l.ExpiresAt - since).TotalDays), l.Remaining))];
    }
}
