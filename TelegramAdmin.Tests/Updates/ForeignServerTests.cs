using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Updates;

public sealed class ForeignServerTests
{
    private const int Updates = 500;

    [Theory]
    [OnBothDatabases(ReceiveMode.Webhook)]
    [OnBothDatabases(ReceiveMode.Polling)]
    public async Task AServerThatIsNotOurs_WithEveryTenthUpdateTwice_HearsOneAnswerToEach(ReceiveMode mode, DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var api = await BareBotApi.StartAsync();
        var url = new Uri($"http://127.0.0.1:{RunningApp.FreePort()}");
        string[] reachable = mode == ReceiveMode.Webhook ? ["--PublicUrl", url.AbsoluteUri] : [];
        await using var app = await AppProcess.StartAsync(url,
            [.. database.Arguments, "--Telegram:BotApiUrl", api.Url.AbsoluteUri, "--Telegram:Bots:0:Token", "4242:test-token", .. reachable]);

        if (mode == ReceiveMode.Webhook)
            await DeliverAsync(api);
        else
            for (var id = 1; id <= Updates; id++)
                Repeat(id, () => api.Keep(id));

        await Eventually.TrueAsync(() => api.AnsweredChats.Distinct().Count() == Updates, "each is answered", TimeSpan.FromSeconds(60));
        Assert.Equal(Updates, api.AnsweredChats.Count);
    }

    private static async Task DeliverAsync(BareBotApi api)
    {
        await Eventually.TrueAsync(() => api.WebhookUrl is not null, "the webhook is set");
        var deliveries = new List<Task<int>>();
        for (var id = 1; id <= Updates; id++)
            Repeat(id, () => deliveries.Add(api.DeliverAsync(id)));
        Assert.All(await Task.WhenAll(deliveries), status => Assert.Equal(200, status));
    }

    private static void Repeat(int id, Action act)
    {
        act();
        if (id % 10 == 0)
            act();
    }
}
