using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Credits.Chat;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Credits;

public sealed class GiftTests
{
    [Theory, OnBothDatabases]
    public async Task SeveralGifts_ClaimedOneByOne_EachArriveOnceWhateverTheirNumbers(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        await Phone.ChargeAsync(app);
        await Phone.SetAsync(app, CreditSettings.FreeCredits, 10);
        await Phone.SetAsync(app, CreditSettings.OnlyBoughtAreGiven, false);
        var bot = await app.AddBotAsync("gift_bot");
        var (ana, ben) = (Phone.Of(app, bot), Phone.Of(app, bot, "Ben"));
        await ana.AskAsync("/start");
        for (var n = 1; n <= 4; n++) // The gifts' numbers meet those of the updates that made the ones before.
            await ana.AskAsync("/gift 2");
        var account = await ana.AccountAsync();
        Assert.Equal((2L, 8L), (account.Balance, account.Held));

        foreach (var code in await CodesAsync(app))
        {
            await ben.AskAsync($"/start gift_{code}");
            await ben.AskAsync($"/start gift_{code}");
            await ana.AskAsync($"/start gift_{code}");
        }

        account = await ana.AccountAsync();
        Assert.Equal((2L, 0L, 18L), (account.Balance, account.Held, await ben.BalanceAsync()));
        Assert.Equal([2L, 2, 2, 2], (await ben.EntriesAsync()).Where(e => e.Kind == EntryKind.GiftReceived).Select(e => e.Amount));
        await app.Storage.AssertSoundAsync();
    }

    private static async Task<IReadOnlyList<string>> CodesAsync(RunningApp app)
    {
        await using var db = app.Storage.ReadAll();
        return await db.CreditGifts.OrderBy(g => g.Id).Select(g => g.Code).ToListAsync();
    }
}
