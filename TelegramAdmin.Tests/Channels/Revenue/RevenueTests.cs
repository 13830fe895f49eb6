using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Channels.Revenue;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Payments;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Channels.Revenue;

/// <summary>From a post's link to what came of it: people start by it, write and buy.</summary>
public sealed class RevenueTests
{
    private static readonly Actor Olga = new(null, "Olga");

    [Theory, OnBothDatabases]
    public async Task AStartByThePostsLink_AndWhatFollows_StandsAtThePost(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var channel = await ChannelAsync(shop, 1, 2);
        var (first, second) = (await LinkAsync(shop, channel, 1), await LinkAsync(shop, channel, 2));
        Assert.Equal($"https://t.me/{shop.Bot.Username}?start={first.Link.Payload}", first.Address);
        Assert.Equal(first.Link.Payload, (await LinkAsync(shop, channel, 1)).Link.Payload); // A post has one for each bot.
        var old = await shop.CustomerAsync("Old");
        var ana = shop.App.Sandbox.World.AddPerson("Ana");

        await StartAsync(shop, ana, first, times: 2);
        await StartAsync(shop, old, first);
        ana.SendText(shop.Bot, "Hello there");
        var bought = await shop.BuyAsync(ana);
        Assert.Equal(new EarnedMoney(bought.AmountPaid!.Value, "USD"), Assert.Single((await AtAsync(shop, channel, 1)).Revenue));

        await StartAsync(shop, ana, second); // From now on it is the second post that brought her.
        await shop.BuyAsync(ana);
        await shop.BuyAsync(ana);
        var (one, two) = (await AtAsync(shop, channel, 1), await AtAsync(shop, channel, 2));
        Assert.Equal((2, 1, 1, 1), (one.Starts, one.NewPeople, one.Purchases, one.FirstPurchases));
        Assert.Equal((1, 0, 2, 0, 2L), (two.Starts, two.NewPeople, two.Purchases, two.FirstPurchases, two.Messages)); // /buy25, twice.
        Assert.Equal(2 * bought.AmountPaid!.Value, Assert.Single(two.Revenue).MinorUnits);
        Assert.True(one.Messages >= 2, "Ana wrote a line and /buy25"); // Her second start is the same start.

        var revenue = shop.App.Service<RevenueReader>();
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var all = await revenue.ForChannelAsync(WorkspaceId.Default, channel.Id, from, to, TestContext.Current.CancellationToken);
        Assert.Equal((3, 1, 3, 1, 3 * bought.AmountPaid!.Value), (all.Starts, all.NewPeople, all.Purchases, all.FirstPurchases, Assert.Single(all.Revenue).MinorUnits));
        Assert.Equal(0, (await revenue.ForChannelAsync(WorkspaceId.Default, channel.Id, from, from, TestContext.Current.CancellationToken)).Starts);
    }

    [Theory, OnBothDatabases]
    public async Task APurchase_AfterThirtyDays_BelongsToNoPost(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var channel = await ChannelAsync(shop, 1);
        var link = await LinkAsync(shop, channel, 1);
        var ana = await shop.CustomerAsync();
        await StartAsync(shop, ana, link);
        await shop.App.Storage.WriteAsync(WorkspaceId.Default, db => db.Set<PostStart>().ExecuteUpdateAsync(set => set.SetProperty(s => s.EndsAt, DateTimeOffset.UtcNow)));
        await shop.BuyAsync(ana);
        var outcome = await AtAsync(shop, channel, 1);
        Assert.Equal((1, 0, 0), (outcome.Starts, outcome.Purchases, outcome.Revenue.Count));
    }

    [Theory, OnBothDatabases]
    public async Task ALink_IsTiedToThePostThatHoldsIt(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var channel = await ChannelAsync(shop);
        var other = await ChannelAsync(shop, isOwn: false);
        var planned = await LinkAsync(shop, channel, null);
        var ana = shop.App.Sandbox.World.AddPerson("Ana");
        await StartAsync(shop, ana, planned); // Somebody had the link before the post was out.
        Assert.Empty(await shop.App.Service<RevenueReader>().ForPostsAsync(WorkspaceId.Default, channel.Id, [5], TestContext.Current.CancellationToken));

        var name = shop.Bot.Username;
        await AppearAsync(shop, other, Post(other, 5, $"https://t.me/{name}?start=elsewhere"));
        await AppearAsync(shop, channel, Post(channel, 5, "Try it", buttons: $$"""[[{"text":"Try","url":"https:\/\/t.me\/{{name.ToUpperInvariant()}}?start={{planned.Link.Payload}}"}]]"""));
        await AppearAsync(shop, channel, Post(channel, 6, $"t.me/{name}?start=spring and t.me/{name}?start=gift_abc and t.me/strangers_bot?start=spring"));
        await AppearAsync(shop, channel, Post(channel, 7, "Again", entities: $$"""[{"type":"text_link","offset":0,"length":5,"url":"tg://resolve?domain={{name}}&start=spring"}]"""));
        Assert.Equal((1, 1), await AtAsync(shop, channel, 5) is var early ? (early.Starts, early.NewPeople) : default);

        var links = await shop.App.Service<PostLinkReader>().ListAsync(WorkspaceId.Default, channel.Id, null, TestContext.Current.CancellationToken);
        Assert.Equal([("spring", 7L, true), (planned.Link.Payload, 5L, false)], links.Select(l => (l.Link.Payload, l.Link.MessageId!.Value, l.Link.IsFound)));
        await StartAsync(shop, ana, links[0].Address.Split('=')[1]);
        Assert.Equal(1, (await AtAsync(shop, channel, 7)).Starts);
        await using var db = shop.App.Storage.ReadAll();
        Assert.Equal(2, await db.PostLinks.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ALink_ToNothing_IsRefused()
    {
        await using var shop = await Shop.OpenAsync();
        var (own, other) = (await ChannelAsync(shop, 1), await ChannelAsync(shop, isOwn: false));
        var make = shop.App.Service<MakePostLink>();
        var bot = new BotId(shop.Bot.Id);
        Assert.Equal("channel_not_found", (await make.RunAsync(WorkspaceId.Default, 999, 1, bot, null, Olga)).Failure?.Code);
        Assert.Equal("channel_post_not_found", (await make.RunAsync(WorkspaceId.Default, own.Id, 999, bot, null, Olga)).Failure?.Code);
        Assert.Equal("post_link_channel_not_own", (await make.RunAsync(WorkspaceId.Default, other.Id, null, bot, null, Olga)).Failure?.Code);
        Assert.Equal("post_link_bot_unknown", (await make.RunAsync(WorkspaceId.Default, own.Id, 1, new BotId(5), null, Olga)).Failure?.Code);
    }

    private static async Task<MadeLink> LinkAsync(Shop shop, TrackedChannel channel, long? post)
    {
        var made = await shop.App.Service<MakePostLink>().RunAsync(WorkspaceId.Default, channel.Id, post, new BotId(shop.Bot.Id), "Spring", Olga);
        Assert.Null(made.Failure);
        return made.Value;
    }

    private static Task StartAsync(Shop shop, SandboxPerson person, MadeLink link, int times = 1) => StartAsync(shop, person, link.Link.Payload, times);

    private static async Task StartAsync(Shop shop, SandboxPerson person, string payload, int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            var before = person.History(shop.Bot).Count;
            person.Start(shop.Bot, payload);
            await person.WaitForAsync(shop.Bot, m => m.FromBot && person.History(shop.Bot).Count > before + 1, RunningApp.Patience);
        }
    }

    private static async Task<PostOutcome> AtAsync(Shop shop, TrackedChannel channel, long post) =>
        (await shop.App.Service<RevenueReader>().ForPostsAsync(WorkspaceId.Default, channel.Id, [post], TestContext.Current.CancellationToken)).GetValueOrDefault(post, PostOutcome.None);

    private static Task<TrackedChannel> ChannelAsync(Shop shop, params long[] posts) => ChannelAsync(shop, true, posts);

    private static Task<TrackedChannel> ChannelAsync(Shop shop, bool isOwn, params long[] posts) => shop.App.Storage.WriteAsync(WorkspaceId.Default, async db =>
    {
        var name = isOwn ? "ours" : "rival";
        var channel = db.TrackedChannels.Add(new TrackedChannel
        {
            WorkspaceId = WorkspaceId.Default, Address = name, Username = name, TelegramId = isOwn ? 1001 : 1002, Title = name, IsOwn = isOwn, State = ChannelState.Live, AddedAt = DateTimeOffset.UtcNow,
        }).Entity;
        await db.SaveChangesAsync();
        db.ChannelPosts.AddRange(posts.Select(id => Post(channel, id, $"Post {id}")));
        return channel;
    });

    private static ChannelPost Post(TrackedChannel channel, long id, string text, string? entities = null, string? buttons = null) => new()
    {
        WorkspaceId = WorkspaceId.Default, ChannelId = channel.Id, MessageId = id, PostedAt = DateTimeOffset.UtcNow, Kind = PostKind.Text, Text = text, Entities = entities, Buttons = buttons,
        SeenAt = DateTimeOffset.UtcNow, CountedAt = DateTimeOffset.UtcNow,
    };

    private static Task AppearAsync(Shop shop, TrackedChannel channel, ChannelPost post) => shop.App.Storage.WriteAsync(WorkspaceId.Default, async db =>
    {
        db.ChannelPosts.Add(post);
        await db.SaveChangesAsync();
        foreach (var observer in shop.App.Service<IEnumerable<IPostObserver>>())
            await observer.AppearedAsync(db, channel, [post], isHistory: true);
    });
}
