using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Credits;

public sealed class PassTests
{
    [Theory, OnBothDatabases]
    public async Task Passes_GivenOneAfterAnother_StackAndMoveUpWhenOneEnds(DatabaseProvider provider)
    {
        await using var book = await Book.OpenAsync(provider);
        await GiveAsync(book, "day", 1);
        Assert.False((await GiveAsync(book, "day", 1)).IsNew);
        await GiveAsync(book, "week", 7);
        await GiveAsync(book, "month", 30);
        Assert.Equal([(0d, 1d), (1, 8), (8, 38)], await TimesAsync(book));
        Assert.Equal(38, await UntilAsync(book));

        book.Clock.Forward(TimeSpan.FromHours(12));
        Assert.Equal(1, await EndAsync(book, "week"));
        Assert.Equal([(-0.5, 0.5), (0.5, 30.5)], await TimesAsync(book));
        Assert.Equal(30.5, await UntilAsync(book));
        Assert.Equal(1, await EndAsync(book, "day"));
        Assert.Equal([(0d, 30d)], await TimesAsync(book));
        Assert.Equal(0, await EndAsync(book, "day"));
        await GiveAsync(book, "late", 1);
        Assert.Equal([(0d, 30d), (30, 31)], await TimesAsync(book));

        Assert.Equal(1, await EndAsync(book, "month"));
        Assert.Equal([(0d, 1d)], await TimesAsync(book));
        Assert.Equal(1, await EndAsync(book, "late"));
        Assert.Empty(await TimesAsync(book));
        Assert.Null((await book.AccountAsync(Book.Ana)).PassUntil);
    }

    [Theory, OnBothDatabases]
    public async Task Pass_AfterAGapInWhichNoneWas_BeginsNow(DatabaseProvider provider)
    {
        await using var book = await Book.OpenAsync(provider);
        await GiveAsync(book, "first", 1);
        book.Clock.Forward(TimeSpan.FromDays(3));
        await GiveAsync(book, "second", 2);

        Assert.Equal([(-3d, -2d), (0, 2)], await TimesAsync(book));
        Assert.Equal(0, await EndAsync(book, "first")); // It is over; nothing moves.
        Assert.Equal(2, await UntilAsync(book));
    }

    [Theory, OnBothDatabases]
    public async Task TwentyPasses_GivenAtOnce_FollowEachOtherWithoutAGap(DatabaseProvider provider)
    {
        await using var book = await Book.OpenAsync(provider);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Task.Run(() => GiveAsync(book, $"payment:{n % 20}", 1))));

        Assert.Equal(Enumerable.Range(0, 20).Select(day => ((double)day, day + 1d)), await TimesAsync(book));
        Assert.Equal(20, await UntilAsync(book));
    }

    private static Task<(bool IsNew, DateTimeOffset Until)> GiveAsync(Book book, string source, int days) =>
        book.OnAsync(Book.Ana, (db, account) => book.Passes.GiveAsync(db, account, source, source, start => start.AddDays(days)));

    private static Task<int> EndAsync(Book book, string source) => book.OnAsync(Book.Ana, (db, account) => book.Passes.EndAsync(db, account, pass => pass.Source == source));

    private static async Task<double> UntilAsync(Book book) => Days(book, (await book.AccountAsync(Book.Ana)).PassUntil!.Value);

    /// <summary>From when to when the passes hold that were not taken back, in days from now.</summary>
    private static async Task<IReadOnlyList<(double From, double To)>> TimesAsync(Book book)
    {
        await using var db = book.Storage.ReadAll();
        return [.. (await db.AccessPasses.Where(p => p.RevokedAt == null).ToListAsync()).OrderBy(p => p.StartsAt).Select(p => (Days(book, p.StartsAt), Days(book, p.EndsAt)))];
    }

    private static double Days(Book book, DateTimeOffset at) => Math.Round((at - book.Clock.GetUtcNow()).TotalDays, 3);
}
