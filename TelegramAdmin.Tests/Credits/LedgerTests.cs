using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Credits;

public sealed class LedgerTests(ITestOutputHelper output)
{
    private const int Spenders = 64;
    private const int Tries = 8;

    [Theory, OnBothDatabases]
    public async Task SixtyFourSpendersOnOneAccount_NeverOverdrawItAndTheSumsAgreeAtEveryMoment(DatabaseProvider provider)
    {
        await using var book = await Book.OpenAsync(provider);
        await book.GrantAsync(Book.Ana, 150, "ending", days: 2);
        await book.GrantAsync(Book.Ana, 350, "lasting");
        using var storm = new CancellationTokenSource();
        var watch = Task.Run(() => WatchAsync(book, storm.Token));

        var moved = await Task.WhenAll(Enumerable.Range(0, Spenders).Select(n => Task.Run(() => SpendAsync(book, n))));

        await storm.CancelAsync();
        var moments = await watch;
        output.WriteLine($"{provider}: {moments} moments looked at");
        Assert.True(moments > 10);
        await book.AssertSoundAsync();
        var account = await book.AccountAsync(Book.Ana);
        Assert.Equal(500 + moved.Sum(m => m.Change), account.Balance);
        Assert.Equal(moved.Sum(m => m.Held), account.Held);
        Assert.InRange(moved.Sum(m => m.Refused), 1, Spenders * Tries);
        Assert.InRange(account.Balance, 0, 2); // They wanted far more than there was.
    }

    [Theory, OnBothDatabases]
    public async Task SameSource_TwiceOrAtOnce_MovesOnceAndIsRefusedForAnythingElse(DatabaseProvider provider)
    {
        await using var book = await Book.OpenAsync(provider);
        var other = new WorkspaceId(2);
        var many = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => book.GrantAsync(Book.Ana, 20, "payment:1")));
        Assert.Single(many, posted => posted.Value.IsNew);
        Assert.Single(many.Select(posted => posted.Value.EntryId).Distinct());

        Assert.True((await book.SpendAsync(Book.Ana, 3, "update:1")).Value.IsNew);
        Assert.False((await book.SpendAsync(Book.Ana, 3, "update:1")).Value.IsNew);
        var hold = (await book.HoldAsync(Book.Ana, 4, "gift:1")).Value;
        Assert.Equal(hold, (await book.HoldAsync(Book.Ana, 4, "gift:1")).Value);
        Assert.True((await book.RefundAsync(Book.Ana, "update:1")).Value.IsNew);
        Assert.False((await book.RefundAsync(Book.Ana, "update:1")).Value.IsNew);

        Assert.Equal("source_reused", (await book.GrantAsync(Book.Ana, 21, "payment:1")).Failure?.Code);
        Assert.Equal("source_reused", (await book.GrantAsync(Book.Ben, 20, "payment:1")).Failure?.Code);
        Assert.Equal("source_reused", (await book.SpendAsync(Book.Ana, 4, "gift:1")).Failure?.Code);
        Assert.Equal("source_reused", (await book.HoldAsync(Book.Ana, 3, "update:1")).Failure?.Code);
        Assert.Equal("source_reused", (await book.DeductAsync(Book.Ana, 3, "update:1")).Failure?.Code);
        Assert.Equal("hold_settled", (await book.RefundAsync(Book.Ben, "update:1")).Failure?.Code);
        Assert.Equal("hold_settled", (await book.ReleaseAsync(Book.Ben, hold)).Failure?.Code);
        Assert.Equal("hold_settled", (await book.TakeAsync(Book.Ben, hold)).Failure?.Code);
        Assert.True((await book.GrantAsync(Book.Ana, 99, "payment:1", workspace: other)).Value.IsNew);

        Assert.True((await book.ReleaseAsync(Book.Ana, hold)).IsOk);
        Assert.Equal("hold_settled", (await book.ReleaseAsync(Book.Ana, hold)).Failure?.Code);
        Assert.Equal("hold_settled", (await book.TakeAsync(Book.Ana, hold)).Failure?.Code);
        var ana = await book.AccountAsync(Book.Ana);
        Assert.Equal((20, 0, 20, 0, 0), (ana.Balance, ana.Held, ana.Granted, ana.Spent, ana.MessagesSent));
        Assert.Equal(0, await book.BalanceAsync(Book.Ben));
        await book.AssertSoundAsync();
    }

    [Theory, OnBothDatabases]
    public async Task Amounts_NegativeZeroOrEnormous_AreRefusedAndLeaveNothing(DatabaseProvider provider)
    {
        await using var book = await Book.OpenAsync(provider);
        await book.GrantAsync(Book.Ana, 10, "start");
        foreach (var amount in new[] { 0, -1, long.MinValue, long.MaxValue, EntryDraft.LargestAmount + 1 })
        {
            Assert.Equal("credit_amount_invalid", (await book.GrantAsync(Book.Ana, amount, "g")).Failure?.Code);
            Assert.Equal("credit_amount_invalid", (await book.DeductAsync(Book.Ana, amount, "d")).Failure?.Code);
            Assert.Equal("credit_amount_invalid", (await book.HoldAsync(Book.Ana, amount, "h")).Failure?.Code);
            if (amount != 0)
                Assert.Equal("credit_amount_invalid", (await book.SpendAsync(Book.Ana, amount, "s")).Failure?.Code);
        }
        Assert.Equal("not_enough_credits", (await book.SpendAsync(Book.Ana, 11, "s")).Failure?.Code);
        Assert.Equal("not_enough_credits", (await book.DeductAsync(Book.Ana, EntryDraft.LargestAmount, "d")).Failure?.Code);
        Assert.Equal("not_enough_credits", (await book.HoldAsync(Book.Ana, 11, "h")).Failure?.Code);
        Assert.True((await book.SpendAsync(Book.Ana, 0, "free by a pass")).Value.IsNew);
        Assert.Equal([10L, 0L], (await book.EntriesAsync(Book.Ana)).Select(e => e.Amount));
        await book.AssertSoundAsync();
    }

    [Theory, OnBothDatabases]
    public async Task Entries_ChangedOrRemovedBehindTheLedgersBack_AreRefusedByTheDatabase(DatabaseProvider provider)
    {
        await using var book = await Book.OpenAsync(provider);
        await book.GrantAsync(Book.Ana, 10, "start");
        foreach (var sql in new[] { "UPDATE credit_entries SET amount = 1000", "UPDATE credit_entries SET note = 'x'", "DELETE FROM credit_entries", "UPDATE credit_accounts SET balance = -1", "UPDATE credit_accounts SET held = -1" })
            await Assert.ThrowsAnyAsync<Exception>(() => book.Storage.WriteAsync(null, db => db.Session.RunAsync(sql, _ => { })));
        await Assert.ThrowsAnyAsync<Exception>(() => book.Storage.WriteAsync(Book.Ours, db => db.CreditEntries.ExecuteDeleteAsync()));

        Assert.Equal((10L, 10L, "start"), (await book.EntriesAsync(Book.Ana)).Select(e => (e.Amount, e.BalanceAfter, e.Source)).Single());
        await book.AssertSoundAsync();
    }

    private static async Task<(long Change, long Held, int Refused)> SpendAsync(Book book, int spender)
    {
        var (change, held, refused) = (0L, 0L, 0);
        for (var n = 0; n < Tries; n++)
        {
            var (amount, source) = (1 + ((spender + n) % 3), $"{spender}:{n}");
            var isHold = n == 3;
            var moved = isHold ? (await book.HoldAsync(Book.Ana, amount, source)).Failure : (await book.SpendAsync(Book.Ana, amount, source)).Failure;
            if (moved is not null)
                Assert.Equal("not_enough_credits", moved.Code);
            refused += moved is null ? 0 : 1;
            change -= moved is null ? amount : 0;
            held += isHold && moved is null ? amount : 0;
        }
        return (change, held, refused);
    }

    private static async Task<int> WatchAsync(Book book, CancellationToken over)
    {
        var moments = 0;
        for (; !over.IsCancellationRequested; moments++)
            Assert.All(await book.Storage.StandsAsync(), stand => Assert.True(stand.IsSound, stand.ToString()));
        return moments;
    }
}
