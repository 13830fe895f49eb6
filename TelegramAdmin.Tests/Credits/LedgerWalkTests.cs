using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Credits;

public sealed class LedgerWalkTests(ITestOutputHelper output)
{
    private const int Steps = 500;

    [Theory, OnBothDatabases(1), OnBothDatabases(20261121)]
    public async Task EverythingThatMovesCredits_InAnyOrderAndAgain_KeepsTheBooksAsTheModelSays(int seed, DatabaseProvider provider)
    {
        await using var book = await Book.OpenAsync(provider);
        var walk = new LedgerWalk(book, seed);

        for (var step = 0; step < Steps; step++)
            await walk.StepAsync();

        await book.AssertSoundAsync();
        output.WriteLine(string.Join(", ", walk.Answers.OrderByDescending(a => a.Value).Select(a => $"{a.Key} {a.Value}")));
        Assert.Superset(new HashSet<string> { "new", "known", "source_reused", "not_enough_credits", "credit_amount_invalid", "hold_settled", "gift_own" }, walk.Answers.Keys.ToHashSet());
    }
}
