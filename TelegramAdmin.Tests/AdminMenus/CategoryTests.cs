using System.Net;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.QuickReplies;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Payments;
using TelegramAdmin.Tests.Running;
using TelegramAdmin.Tests.Search;

namespace TelegramAdmin.Tests.AdminMenus;

public sealed class CategoryTests
{
    private static readonly string[] Twelve =
    [
        "💬 Conversations (1)", "📊 Dashboard", "📈 Analytics", "👥 Users", "🏷 Products", "💳 Billing", "📣 Broadcast", "🎁 Mass Gift", "⚙️ Settings", "🩺 System", "⚡ Quick Replies", "🔍 Search",
    ];

    [Theory, OnBothDatabases]
    public async Task AllTwelve_OpenFromAdmin_ShowWhatIsThere_AndCostNothing(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var ana = await shop.CustomerAsync("Ana <b>");
        await shop.BuyAsync(ana);
        ana.SendText(shop.Bot, "Where is my <parcel>?");
        await AddReplyAsync(shop);
        await Eventually.TrueAsync(async () => (await UnreadAsync(shop)) == 1, "Ana's words are there");
        var nora = await MenuPhone.LinkAsync(shop.App, shop.Bot, AdminRole.Owner);

        var home = await nora.AskAsync("/admin");
        Assert.Equal([.. Twelve, "↗ Open in the browser"], home.ButtonTexts);
        Assert.Contains("Nora, Owner\n\n1 conversation is unread.\n1 of 1 bot up", home.Text, StringComparison.Ordinal);
        await ExpectAsync(shop.App, nora, "💬 Conversations (1)", "/conversations", "Ana <b> · 1 new · now\nWhere is my <parcel>?", "· Waiting ·");
        await ExpectAsync(shop.App, nora, "📊 Dashboard", "/dashboard", "🟢 Everything is running", "New people  2");
        await ExpectAsync(shop.App, nora, "📈 Analytics", "/analytics", "Revenue  $7.99", "Paying people  1", "Opened  ");
        await ExpectAsync(shop.App, nora, "👥 Users", "/users", "2 people", "Ana <b> · 27 credits");
        await ExpectAsync(shop.App, nora, "🏷 Products", "/products", "🟢 25 credits $7.99 · ", "★ · 1 sold in 30 days");
        await ExpectAsync(shop.App, nora, "💳 Billing", "/billing", "🟢 granted · $7.99 · 25 credits · Ana <b> · now");
        await ExpectAsync(shop.App, nora, "📣 Broadcast", "/broadcast", "No broadcasts yet.", "@shop_bot  2");
        await ExpectAsync(shop.App, nora, "🎁 Mass Gift", "/gifts", "People with an account  1, 0 of them without credits\nCredits in all accounts  27");
        await ExpectAsync(shop.App, nora, "⚙️ Settings", "/settings", "🟢 up · @shop_bot");
        await ExpectAsync(shop.App, nora, "🩺 System", "/system", "🟢 database", "Errors in 24 h\nNone.");
        await ExpectAsync(shop.App, nora, "⚡ Quick Replies", "/replies", "/hours Opening hours · used 0");
        await ExpectAsync(shop.App, nora, "🔍 Search", "/search", "by a name, a username, a Telegram id or a shortcut");
        Assert.Equal(2, nora.Messages.Count); // The welcome, and one menu that changed in place.

        await using var db = shop.App.Storage.Read(WorkspaceId.Default);
        Assert.False(await db.CreditAccounts.AnyAsync(a => a.TelegramUserId == nora.Person.Id));
        Assert.False(await db.Conversations.AnyAsync(c => c.ChatId == nora.Person.Id));
    }

    [Fact]
    public async Task Commands_GoStraightThere_ListsPage_AndLongNamesFit()
    {
        await using var app = await RunningApp.StartAsync();
        var bot = await app.AddBotAsync("crowd_bot");
        var nora = await MenuPhone.LinkAsync(app, bot, AdminRole.Owner);
        foreach (var i in Enumerable.Range(1, 19))
            app.Sandbox.World.AddPerson(i == 19 ? string.Concat(Enumerable.Repeat("Ж&", 32)) : $"Ann {i:00}", i == 18 ? "שלום" : null).SendText(bot, string.Concat(Enumerable.Repeat("<&>🙂", 500)));
        await Eventually.TrueAsync(async () => await CountAsync(app) == 19, "all of them wrote");

        foreach (var (command, title) in new[] { ("/dashboard", "Dashboard"), ("/products", "Products"), ("/analytics", "Analytics"), ("/broadcast", "Broadcast"), ("/system", "System") })
            Assert.StartsWith(title, (await nora.AskAsync(command)).Text, StringComparison.Ordinal);
        Assert.StartsWith("Conversations · waiting", (await nora.AskAsync("/conversations")).Text, StringComparison.Ordinal);
        Assert.Contains("1/4", nora.Last.ButtonTexts);
        Assert.Contains("2/4", (await nora.PressAsync("▶")).ButtonTexts);
        Assert.Contains("1/4", (await nora.PressAsync("◀")).ButtonTexts);

        var found = await nora.AskAsync("/users ann");
        Assert.StartsWith("Users · 18 people for “ann”", found.Text, StringComparison.Ordinal);
        Assert.Contains("3/3", (await nora.ForgeAsync("adm:users:99999:ann")).ButtonTexts); // Past the end is the end.
        var one = await nora.PressAsync(nora.Last.ButtonTexts.First(b => b.StartsWith("Ann", StringComparison.Ordinal)));
        Assert.Contains("Credits  0", one.Text, StringComparison.Ordinal);
        Assert.Contains("Messages  1 · first seen now", one.Text, StringComparison.Ordinal);
        var talk = await nora.PressAsync("💬 Conversation");
        Assert.Contains("🙂<&>", talk.Text, StringComparison.Ordinal);
        Assert.InRange(talk.Text!.Length, 100, 4096);

        await Eventually.TrueAsync(async () => (await app.Service<SearchReader>().ReadAsync(WorkspaceId.Default, new SearchQuery("Ann 07"))).Hits.Count > 0, "Ann 07 is in the index");
        Assert.Contains("Your next message here", (await nora.ForgeAsync("adm:>search")).Text, StringComparison.Ordinal);
        Assert.StartsWith("Search · “Ann 07”\n\nPeople\nAnn 07", (await nora.AskAsync("Ann 07")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_KnowsEveryKind_OpensOne_AndKeepsToTheRole()
    {
        await using var app = await RunningApp.StartAsync();
        var each = await OneOfEach.AddAsync(app);
        using var program = await app.ProgramAsync(ApiScopes.MessagesSend);
        Assert.Equal(HttpStatusCode.Accepted, (await program.PostAsync("/api/v1/send", $$"""{ "chat_id": {{each.Person.Id}}, "text": "A walrus was seen" }""")).Status);
        var kinds = Enum.GetValues<SearchKind>();
        await Eventually.TrueAsync(async () => (await app.Service<SearchReader>().CountAsync(WorkspaceId.Default, new SearchQuery("walrus") { Kinds = kinds })).Count == kinds.Length, "one of each is in the index");
        var nora = await MenuPhone.LinkAsync(app, each.Bot, AdminRole.Owner);
        var oleg = await MenuPhone.LinkAsync(app, each.Bot, AdminRole.Operator, "Oleg");

        var all = await nora.ForgeAsync("adm:search:walrus");
        foreach (var title in new[] { "People", "Conversations", "Messages", "Notes on people", "Payments", "Broadcasts", "Gifts", "Products", "Quick replies", "Automatic answers", "FAQ", "Segments", "Channels", "Posts", "Sent by programs", "Bots", "Webhooks", "Audit log" })
            Assert.Contains($"\n\n{title}", all.Text, StringComparison.Ordinal);
        Assert.InRange(all.Text!.Length, 100, 4096);
        var rule = nora.DataOf("🤖 Walrus questions");
        var opened = await nora.PressAsync("🤖 Walrus questions");
        Assert.Contains("Walrus questions\nAutomatic answers · ", opened.Text, StringComparison.Ordinal);
        Assert.Contains("/settings/answers/", nora.LinkOf(opened), StringComparison.Ordinal);
        Assert.Contains("What does a walrus eat?", (await nora.ForgeAsync($"adm:found:{(int)SearchKind.Question}:1")).Text, StringComparison.Ordinal);

        var less = await oleg.ForgeAsync("adm:search:walrus");
        Assert.Contains("\n\nPosts", less.Text, StringComparison.Ordinal);
        foreach (var hidden in new[] { "Automatic answers", "FAQ", "Bots", "Webhooks", "Audit log" })
            Assert.DoesNotContain($"\n\n{hidden}", less.Text, StringComparison.Ordinal);
        Assert.StartsWith("This does not exist any more.", (await oleg.ForgeAsync(rule)).Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was found.", (await oleg.ForgeAsync("adm:search:zeppelin")).Text, StringComparison.Ordinal);
    }

    private static async Task ExpectAsync(RunningApp app, MenuPhone phone, string button, string path, params IEnumerable<string> words)
    {
        var shown = await phone.PressAsync(button);
        foreach (var word in words)
            Assert.Contains(word, $"{shown.Text}\n{string.Join('\n', shown.ButtonTexts)}", StringComparison.Ordinal);
        var link = new Uri(phone.LinkOf(shown)!);
        Assert.Equal(app.Service<BrowserPages>().Have(path) ? path : "/", link.AbsolutePath);
        using var answer = await app.Http.GetAsync(link.AbsolutePath);
        Assert.NotEqual(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.InRange(shown.Text!.Length, 1, 4096);
        await phone.PressAsync("← Back");
    }

    private static Task AddReplyAsync(Shop shop) => shop.App.Storage.WriteAsync(WorkspaceId.Default, db =>
    {
        var now = DateTimeOffset.UtcNow;
        db.QuickReplies.Add(new QuickReply { WorkspaceId = WorkspaceId.Default, Shortcut = "hours", Title = "Opening hours", Steps = ReplyStep.Write([new ReplyStep { Text = "From 9 to 5" }]), SearchText = "hours opening hours", CreatedAt = now, ChangedAt = now });
        return Task.CompletedTask;
    });

    private static async Task<int> UnreadAsync(Shop shop)
    {
        await using var db = shop.App.Storage.Read(WorkspaceId.Default);
        return await db.Conversations.CountAsync(c => c.UnreadCount > 0);
    }

    private static async Task<int> CountAsync(RunningApp app)
    {
        await using var db = app.Storage.Read(WorkspaceId.Default);
        return await db.Conversations.CountAsync(c => c.WaitingSince != null);
    }
}
