using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns.Gifts;
using TelegramAdmin.Core.Campaigns.Gifts.Drafting;
using TelegramAdmin.Core.Campaigns.Gifts.Running;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.AdminMenus;
using TelegramAdmin.Tests.Credits;
using TelegramAdmin.Tests.Credits.Chat;
using TelegramAdmin.Tests.Running;
using GiftState = TelegramAdmin.Core.Campaigns.Gifts.GiftState;

namespace TelegramAdmin.Tests.Campaigns;

public sealed class GiftTests
{
    private static readonly int Crowd = TestScale.Of(full: 3_000, usual: 900);

    private static readonly Actor Nora = new(null, "Nora");

    [Theory, OnBothDatabases]
    public async Task ADoubleClickAndKillsInTheMiddle_GiveEachOnce_UndoReturnsWhatIsUnspent_TheLedgerSums(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Limits = SandboxLimits.Off });
        long gift;
        string key;
        IReadOnlyList<SandboxPerson> people;
        await using (var app = await RunningApp.StartAsync(database, sandbox, ReceiveMode.Polling, ownsDatabase: false))
        {
            var bot = await app.AddBotAsync("gift_bot");
            people = sandbox.World.AddAudience(bot, Crowd);
            await KnowAsync(app, bot, people);
            key = (await app.AddKeyAsync(new NewApiKey("a program", ApiScopes.UsersRead | ApiScopes.UsersWrite))).Key;
            gift = (await DraftAsync(app, new GiftDraft { Name = "May thanks", Credits = 5, Message = Text("{{ first_name }}, you have {{ credits }} credits") })).Id;
        }

        var url = new Uri($"http://127.0.0.1:{RunningApp.FreePort()}");
        foreach (var goal in new[] { Crowd / 10, Crowd * 2 / 5 })
        {
            await using var process = await AppProcess.StartAsync(url, [.. database.Arguments, "--Telegram:BotApiUrl", sandbox.Url.AbsoluteUri]);
            using var program = new ApiClient(url, key);
            if (goal == Crowd / 10)
            {
                var clicks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => program.PostAsync($"/api/v1/gifts/{gift}/start", $$"""{ "confirm": {{Crowd}} }""")));
                Assert.Equal([HttpStatusCode.Accepted, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict], clicks.Select(c => c.Status).Order());
            }
            await Eventually.TrueAsync(async () => (await program.GetAsync($"/api/v1/gifts/{gift}")).Json.GetProperty("given").GetInt64() >= goal, $"{goal} have it");
            await process.KillAsync();
        }

        await using var last = await RunningApp.StartAsync(database, sandbox, ReceiveMode.Polling, ownsDatabase: false);
        last.Expect("may have arrived and wait for a decision"); // A message was under way when the program was killed.
        await UntilAsync(last, gift, GiftState.Finished);
        await using var db = last.Storage.ReadAll();
        var entries = await db.CreditEntries.Where(e => e.Kind == EntryKind.Gift).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal((Crowd, Crowd, 5L * Crowd), (entries.Count, entries.Select(e => e.AccountId).Distinct().Count(), entries.Sum(e => e.Amount)));
        Assert.All(entries, e => Assert.Equal("May thanks", e.Note));
        await Eventually.TrueAsync(async () => !await db.GiftRecipients.AnyAsync(r => r.Told == DeliveryState.Pending, TestContext.Current.CancellationToken), "everybody is told", TimeSpan.FromMinutes(2));
        var unknown = await db.GiftRecipients.CountAsync(r => r.Told == DeliveryState.Unknown, TestContext.Current.CancellationToken);
        var bots = sandbox.World.Bots.Single();
        Assert.All(people, p => Assert.InRange(p.Received(bots).Count, 0, 1));
        Assert.InRange(people.Count(p => p.Received(bots).Count == 1), Crowd - unknown, Crowd);
        var told = people.First(p => p.Received(bots).Count == 1);
        Assert.Equal($"{told.FirstName}, you have 5 credits", told.Received(bots)[0]);

        foreach (var person in people.Take(50))
            await SpendAsync(last, person.Id, 2);
        Assert.Null((await last.Service<SteerGift>().UndoAsync(WorkspaceId.Default, gift, Nora)).Failure);
        await UntilAsync(last, gift, GiftState.Undone);
        Assert.Equal((50 * 3L) + ((Crowd - 50) * 5L), await db.GiftRecipients.SumAsync(r => r.Returned, TestContext.Current.CancellationToken));
        Assert.Equal(0, await db.CreditAccounts.SumAsync(a => a.Balance, TestContext.Current.CancellationToken));
        await last.Storage.AssertSoundAsync();
    }

    [Theory, OnBothDatabases]
    public async Task UndoTakesItsOwnCreditsOnly_ExpiryAndPassesFollowTheClock_BudgetAndConfirmationHold(DatabaseProvider provider)
    {
        var clock = new HandClock(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero));
        await using var app = await RunningApp.StartAsync(provider, clock);
        var bot = await app.AddBotAsync("gift_bot");
        var (ana, ben, cleo) = (await MeetAsync(app, bot, "Ana"), await MeetAsync(app, bot, "Ben"), await MeetAsync(app, bot, "Cleo"));
        await GrantAsync(app, ana.Id, 10, "bought", null);
        await GrantAsync(app, ana.Id, 4, "bonus", clock.GetUtcNow().AddDays(1));

        var over = await DraftAsync(app, new GiftDraft { Name = "Too much", Credits = 5, Budget = 14 });
        Assert.Equal("gift_over_budget", (await StartAsync(app, over, 3)).Failure?.Code);
        var gift = await DraftAsync(app, new GiftDraft { Name = "Two days", Credits = 5, ExpiresAfterDays = 2, Budget = 15 });
        Assert.Equal("gift_confirmation_missing", (await StartAsync(app, gift, null)).Failure?.Code);
        Assert.Equal("gift_confirmation_wrong", (await StartAsync(app, gift, 30)).Failure?.Code);
        Assert.Equal("gift_changed", (await app.Service<SaveGift>().RunAsync(WorkspaceId.Default, gift.Id, 9, GiftDraft.Of(gift), Nora)).Failure?.Code);
        Assert.Equal("gift_audience_empty", (await StartAsync(app, await DraftAsync(app, new GiftDraft { Name = "Nobody", Credits = 5, Audience = Audience.Where(AudienceField.Language, Comparison.Is, "zz") }), null)).Failure?.Code);
        var forecast = (await app.Service<DryRunGift>().RunAsync(WorkspaceId.Default, GiftDraft.Of(gift), TestContext.Current.CancellationToken)).Value;
        Assert.Equal((3L, 0L, 15L, 14L, 29L), (forecast.People, forecast.Unreachable, forecast.Credits, forecast.CreditsNow, forecast.CreditsAfter));
        Assert.Contains(forecast.Sample, s => (s.TelegramUserId, s.Before, s.After) == (ana.Id, 14, 19));

        Assert.Null((await StartAsync(app, gift, 3)).Failure);
        await UntilAsync(app, gift.Id, GiftState.Finished);
        Assert.Equal((19L, 5L, 5L), (await BalanceAsync(app, ana.Id), await BalanceAsync(app, ben.Id), await BalanceAsync(app, cleo.Id)));
        await SpendAsync(app, ana.Id, 6); // The bonus that ends first, then two of the gift.
        await SpendAsync(app, ben.Id, 5);
        Assert.Null((await app.Service<SteerGift>().UndoAsync(WorkspaceId.Default, gift.Id, Nora)).Failure);
        await UntilAsync(app, gift.Id, GiftState.Undone);
        Assert.Equal((10L, 0L, 0L), (await BalanceAsync(app, ana.Id), await BalanceAsync(app, ben.Id), await BalanceAsync(app, cleo.Id)));

        var ending = await DraftAsync(app, new GiftDraft { Name = "Ends", Credits = 7, ExpiresAfterDays = 2 });
        Assert.Null((await StartAsync(app, ending, 3)).Failure);
        await UntilAsync(app, ending.Id, GiftState.Finished);
        clock.Forward(TimeSpan.FromDays(3));
        await app.Service<JobRunner>().RunAsync("credit-expiry", TestContext.Current.CancellationToken);
        Assert.Equal((10L, 0L), (await BalanceAsync(app, ana.Id), await BalanceAsync(app, ben.Id)));

        var pass = await DraftAsync(app, new GiftDraft { Name = "A week", PassDays = 7 });
        Assert.Null((await StartAsync(app, pass, 3)).Failure);
        await UntilAsync(app, pass.Id, GiftState.Finished);
        Assert.Equal(clock.GetUtcNow().AddDays(7), (await AccountAsync(app, ben.Id)).PassUntil);
        clock.Forward(TimeSpan.FromDays(2));
        Assert.Null((await app.Service<SteerGift>().UndoAsync(WorkspaceId.Default, pass.Id, Nora)).Failure);
        await UntilAsync(app, pass.Id, GiftState.Undone);
        Assert.Null((await AccountAsync(app, ben.Id)).PassUntil);
        await using var db = app.Storage.ReadAll();
        Assert.Equal([5L, 5, 5], await db.GiftRecipients.Where(r => r.GiftId == pass.Id).Select(r => r.Returned).ToListAsync(TestContext.Current.CancellationToken));
        await app.Storage.AssertSoundAsync();
    }

    [Theory, OnBothDatabases]
    public async Task AnOfferForTheFirstTen_FiftyPressAtOnce_TenHaveItOnce_TheOthersHearWhy(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        await Phone.ChargeAsync(app);
        await Phone.SetAsync(app, CreditSettings.FreeCredits, 0);
        var bot = await app.AddBotAsync("gift_bot");
        var people = app.Sandbox.World.AddAudience(bot, 50);
        await KnowAsync(app, bot, people);
        var english = Audience.Where(AudienceField.Language, Comparison.Is, "en");
        var gift = await DraftAsync(app, new GiftDraft { Name = "First ten", Kind = GiftKind.Claimed, Credits = 5, MostClaims = 10, Audience = english, Message = Text("Who is first?") });
        Assert.Null((await StartAsync(app, gift, null)).Failure);
        await Eventually.TrueAsync(() => people.All(p => p.Received(bot).Contains("Who is first?")), "everybody is offered it");

        var answers = await Task.WhenAll(people.Select(p => p.PressAsync(bot, "🎁 Take it")));
        Assert.Equal(40, answers.Count(a => a is { Text: "All 10 are taken.", ShowAlert: true }));
        await UntilAsync(app, gift.Id, GiftState.Finished);
        await using var db = app.Storage.ReadAll();
        Assert.Equal((10, 50L), (await db.GiftRecipients.CountAsync(r => r.State == GiftRecipientState.Given, TestContext.Current.CancellationToken), await db.CreditAccounts.SumAsync(a => a.Balance, TestContext.Current.CancellationToken)));
        var winner = people.Zip(answers).First(press => press.Second is not { ShowAlert: true }).First;
        Assert.Equal("You have this gift already.", (await winner.PressAsync(bot, "🎁 Take it"))?.Text);
        await Eventually.TrueAsync(() => winner.Received(bot).Contains("🎁 5 credits for you: First ten."), "the winner is told");

        var open = await DraftAsync(app, new GiftDraft { Name = "By link", Kind = GiftKind.Claimed, PassDays = 3, EndsAt = DateTimeOffset.UtcNow.AddDays(2), Audience = Audience.Where(AudienceField.Language, Comparison.Is, "es") });
        Assert.Null((await StartAsync(app, open, null)).Failure);
        var (luz, ana) = (Phone.Of(app, bot, "Luz", "es"), Phone.Of(app, bot, "Ana"));
        await luz.AskAsync($"/start {GiftLink.PayloadOf(open.Id)}"); // Somebody new: welcomed, and has it.
        await Eventually.TrueAsync(() => luz.Messages.Any(m => m.Text!.Contains("3 días de mensajes gratis", StringComparison.Ordinal)), "Luz has the pass");
        await luz.AskAsync($"/start {GiftLink.PayloadOf(open.Id)}");
        await Eventually.TrueAsync(() => luz.Messages.Any(m => m.Text == "Ya tienes este regalo."), "Luz has it once");
        await ana.AskAsync($"/start {GiftLink.PayloadOf(open.Id)}");
        await Eventually.TrueAsync(() => ana.Messages.Any(m => m.Text == "This gift is for others."), "Ana is not meant");
        Assert.Null((await app.Service<SteerGift>().CancelAsync(WorkspaceId.Default, open.Id, Nora)).Failure);
        await ana.AskAsync($"/start {GiftLink.PayloadOf(open.Id)}");
        await Eventually.TrueAsync(() => ana.Messages.Any(m => m.Text!.StartsWith("This ended on ", StringComparison.Ordinal)), "the offer is over");
        await ana.ForgeAsync("bc:g:999999:0.0:"); // Made up: nothing happens but an answer.
        await app.Storage.AssertSoundAsync();
    }

    [Theory, OnBothDatabases]
    public async Task AProgramPreparesTriesStartsAndTakesBack_AndAnAdminDoesItFromTheBot(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("gift_bot");
        await MeetAsync(app, bot, "Ana");
        using var program = await app.ProgramAsync(ApiScopes.UsersRead | ApiScopes.UsersWrite);
        const string draft = """{ "name": "Thanks", "credits": 5, "reason": "Thank you", "message": { "default": { "text": "Hello {{ first_name }}" } } }""";
        var tried = (await program.PostAsync("/api/v1/gifts/dry-run", draft)).Json;
        Assert.Equal((1L, 5L), (tried.GetProperty("people").GetInt64(), tried.GetProperty("credits").GetInt64()));
        Assert.Equal("gift_invalid", (await program.PostAsync("/api/v1/gifts", """{ "name": "", "credits": 5 }""")).Code);
        Assert.Equal("gift_invalid", (await program.PostAsync("/api/v1/gifts", """{ "name": "x", "credits": 5, "pass_days": 3 }""")).Code);
        var made = await program.PostAsync("/api/v1/gifts", draft);
        Assert.Equal(HttpStatusCode.Created, made.Status);
        var path = $"/api/v1/gifts/{made.Json.GetProperty("id").GetInt64()}";
        Assert.Equal("gift_confirmation_missing", (await program.PostAsync(path + "/start", "{}")).Code);
        Assert.Equal("gift_state_wrong", (await program.PostAsync(path + "/undo", "{}")).Code);
        Assert.Equal(HttpStatusCode.Accepted, (await program.PostAsync(path + "/start", """{ "confirm": 1, "version": 1 }""")).Status);
        await UntilAsync(app, made.Json.GetProperty("id").GetInt64(), GiftState.Finished);
        Assert.Equal("given", (await program.GetAsync(path + "/recipients")).Json.GetProperty("items")[0].GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.Accepted, (await program.PostAsync(path + "/undo", "{}")).Status);
        await UntilAsync(app, made.Json.GetProperty("id").GetInt64(), GiftState.Undone);
        Assert.Equal(5, (await program.GetAsync(path)).Json.GetProperty("returned").GetInt64());
        Assert.Equal("gift_not_found", (await program.GetAsync("/api/v1/gifts/77")).Code);

        var nora = await MenuPhone.LinkAsync(app, bot, AdminRole.Admin);
        var second = await DraftAsync(app, new GiftDraft { Name = "From <here>", Credits = 2 });
        await nora.AskAsync("/admin");
        var list = await nora.PressAsync("🎁 Mass Gift");
        Assert.Contains("📝 From <here> · a draft", list.Text, StringComparison.Ordinal);
        Assert.Contains("Gives  2 credits each", (await nora.PressAsync("From <here>")).Text, StringComparison.Ordinal);
        Assert.Contains("people get 2 credits each, 4 in all", (await nora.PressAsync("🎁 Give")).Text, StringComparison.Ordinal);
        Assert.Contains("It is being given.", (await nora.PressAsync("Give to 2 people")).Text, StringComparison.Ordinal);
        await UntilAsync(app, second.Id, GiftState.Finished);
        await Eventually.TrueAsync(async () => (await nora.PressAsync("🔄 Look again")).Text!.Contains("2 of 2 people have it", StringComparison.Ordinal), "the menu shows it");
    }

    private static CampaignMessage Text(string text) => new() { Default = new MessageVersion { Text = text } };

    private static async Task<GiftCampaign> DraftAsync(RunningApp app, GiftDraft draft)
    {
        var saved = await app.Service<SaveGift>().RunAsync(WorkspaceId.Default, null, 0, draft, Nora);
        Assert.Null(saved.Failure);
        return saved.Value;
    }

    private static Task<Core.Errors.Result<GiftCampaign>> StartAsync(RunningApp app, GiftCampaign gift, long? confirmed) =>
        app.Service<StartGift>().RunAsync(WorkspaceId.Default, gift.Id, gift.Version, confirmed, Nora);

    private static Task UntilAsync(RunningApp app, long id, GiftState state) => Eventually.TrueAsync(async () =>
    {
        await using var db = app.Storage.ReadAll();
        return await db.GiftCampaigns.AnyAsync(g => g.Id == id && g.State == state);
    }, $"gift {id} becomes {state}", TimeSpan.FromMinutes(2));

    private static async Task<SandboxPerson> MeetAsync(RunningApp app, SandboxBot bot, string name)
    {
        var person = app.Sandbox.World.AddPerson(name);
        person.SendText(bot, "/start");
        await Eventually.TrueAsync(async () =>
        {
            await using var db = app.Storage.ReadAll();
            return await db.KnownPeople.AnyAsync(p => p.TelegramUserId == person.Id);
        }, $"{name} is known");
        return person;
    }

    /// <summary>As if they had all written once.</summary>
    private static Task KnowAsync(RunningApp app, SandboxBot bot, IReadOnlyList<SandboxPerson> people) => app.Storage.WriteAsync(WorkspaceId.Default, async db =>
    {
        var (now, id) = (DateTimeOffset.UtcNow, new BotId(bot.Id));
        foreach (var person in people)
        {
            db.KnownPeople.Add(new KnownPerson { WorkspaceId = WorkspaceId.Default, TelegramUserId = person.Id, Language = "en", FirstSeenAt = now, LastSeenAt = now });
            db.BotUsers.Add(new BotUser { WorkspaceId = WorkspaceId.Default, BotId = id, TelegramUserId = person.Id, FirstName = person.FirstName, LanguageCode = "en", FirstSeenAt = now, LastSeenAt = now, StartedAt = now });
        }
        await db.SaveChangesAsync();
        await db.Session.SetReachableAsync([.. people.Select(p => new ReachabilityFact(WorkspaceId.Default, id, p.Id, null, now))]);
    });

    private static Task GrantAsync(RunningApp app, long user, long amount, string source, DateTimeOffset? end) => app.Storage.WriteAsync(WorkspaceId.Default, async db =>
        Assert.True((await app.Service<Ledger>().GrantAsync(db, await app.Service<Ledger>().OpenAsync(db, WorkspaceId.Default, user), new EntryDraft(EntryKind.Bonus, amount, source), end)).IsOk));

    private static Task SpendAsync(RunningApp app, long user, long amount) => app.Storage.WriteAsync(WorkspaceId.Default, async db =>
        Assert.True((await app.Service<Ledger>().SpendAsync(db, await app.Service<Ledger>().OpenAsync(db, WorkspaceId.Default, user), new EntryDraft(EntryKind.Spend, amount, $"spent:{user}:{Guid.NewGuid()}"))).IsOk));

    private static async Task<CreditAccount> AccountAsync(RunningApp app, long user)
    {
        await using var db = app.Storage.ReadAll();
        return await db.CreditAccounts.SingleAsync(a => a.TelegramUserId == user);
    }

    private static async Task<long> BalanceAsync(RunningApp app, long user) => (await AccountAsync(app, user)).Balance;
}
