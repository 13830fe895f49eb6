using System.Net;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Tenancy;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.MiniApp;

public sealed class SignInTests(SignInTests.Fixture fixture) : IClassFixture<SignInTests.Fixture>
{
    private readonly StaffedApp _staffed = fixture.Staffed;
    private readonly SandboxBot _bot = fixture.Bot;

    [Fact]
    public async Task LinkedPerson_IsSignedInAsThemselves_AndItIsWrittenDown()
    {
        var (admin, person) = await AppVisitor.LinkedAsync(_staffed, "Lena");
        using var visitor = _staffed.Visit();

        var entered = await visitor.EnterAsync(_bot, person.OpenApp(_bot), "/conversations?state=open");

        Assert.Equal((HttpStatusCode.OK, "/conversations?state=open"), (entered.Status, entered.Field("to")));
        var page = await visitor.OpenAsync("/conversations");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("/not-allowed", (await visitor.OpenAsync("/settings/bots")).Path); // An operator, as outside.
        await using var db = _staffed.App.Storage.Read(WorkspaceId.Default);
        var entry = await db.AuditEntries.SingleAsync(e => e.AdminId == admin.Id && e.Action == "session.begun");
        Assert.Equal("Telegram, Lena", entry.Details);
        Assert.NotNull((await db.Admins.SingleAsync(a => a.Id == admin.Id)).LastSignInAt);
    }

    [Theory]
    [InlineData("https://evil.example/", "/dashboard")]
    [InlineData("//evil.example", "/dashboard")]
    [InlineData("/account/security", "/dashboard")]
    [InlineData("", "/dashboard")]
    [InlineData("/users", "/users")]
    public async Task Goal_IsAPageOfOurs(string to, string led)
    {
        using var visitor = _staffed.Visit();

        Assert.Equal(led, (await visitor.EnterAsync(_bot, fixture.Linked.OpenApp(_bot), to)).Field("to"));
    }

    [Theory]
    [InlineData(-290, null)]
    [InlineData(-310, "telegram_too_old")]
    [InlineData(20, null)]
    [InlineData(90, "telegram_from_the_future")]
    public async Task Data_IsTakenForFiveMinutes(int seconds, string? code)
    {
        using var visitor = _staffed.Visit();

        var answer = await visitor.EnterAsync(_bot, fixture.Linked.OpenApp(_bot, DateTimeOffset.UtcNow.AddSeconds(seconds)));

        Assert.Equal((code is null ? HttpStatusCode.OK : HttpStatusCode.Forbidden, code), (answer.Status, answer.Field("code")));
        Assert.Equal(code is null, visitor.Cookies.ContainsKey("ta-telegram"));
    }

    [Fact]
    public async Task SameData_Again_IsRefused_WhoeverBringsIt()
    {
        var data = fixture.Linked.OpenApp(_bot);
        using var first = _staffed.Visit();
        using var thief = _staffed.Visit();

        Assert.Equal(HttpStatusCode.OK, (await first.EnterAsync(_bot, data)).Status);

        var refused = await thief.EnterAsync(_bot, data);
        Assert.Equal((HttpStatusCode.Forbidden, "telegram_used_before"), (refused.Status, refused.Field("code")));
        // In another order, or written otherwise, it is the same.
        var turned = string.Join('&', data.Split('&').Reverse()).Replace("%20", "+", StringComparison.Ordinal);
        Assert.Equal("telegram_used_before", (await thief.EnterAsync(_bot, turned)).Field("code"));
        Assert.Equal("/account/sign-in", (await thief.OpenAsync("/dashboard")).Path);
    }

    [Fact]
    public async Task WhoKnowsTheToken_IsNobodyElseByIt()
    {
        var telegrams = SelfMade.Of(_staffed.App.Sandbox.World.AddPerson("Mallory").OpenApp(_bot)).Single(f => f.Name == "signature");
        var forged = SelfMade.Fields(fixture.Linked.Id).ToList();
        IEnumerable<(string, string)>[] signatures = [[], [("signature", "")], [telegrams], [SelfMade.Signature(_bot.Token, forged)], [("signature", new string('A', 86))]];

        foreach (var signature in signatures)
        {
            using var admin = _staffed.Visit();
            var answer = await admin.EnterAsync(_bot, SelfMade.WithHash(_bot.Token, forged.Concat(signature)));
            Assert.Equal((HttpStatusCode.Forbidden, "telegram_not_signed"), (answer.Status, answer.Field("code")));
            Assert.DoesNotContain("ta-telegram", admin.Cookies.Keys);
        }
        // What Telegram signed is taken with a hash of our making: it is the signature that they lack.
        using var person = _staffed.Visit();
        Assert.Equal("/dashboard", (await person.EnterAsync(_bot, SelfMade.WithHash(_bot.Token, SelfMade.Of(fixture.Linked.OpenApp(_bot))))).Field("to"));
    }

    [Fact]
    public async Task SameData_WithAnotherHashByTheToken_IsTheSame()
    {
        var data = fixture.Linked.OpenApp(_bot);
        using var first = _staffed.Visit();
        Assert.Equal(HttpStatusCode.OK, (await first.EnterAsync(_bot, data)).Status);

        using var thief = _staffed.Visit();
        var rewritten = SelfMade.WithHash(_bot.Token, SelfMade.Of(data).Select(f => f.Name == "signature" ? (f.Name, f.Value + "==") : f));
        Assert.Equal("telegram_used_before", (await thief.EnterAsync(_bot, rewritten)).Field("code"));
    }

    [Fact]
    public async Task BotOfAnArchivedWorkspace_OpensNoOther()
    {
        var (admin, person) = await AppVisitor.LinkedAsync(_staffed, "Otto", AdminRole.Owner);
        var by = new Actor(admin.Id, admin.Name);
        var shop = (await _staffed.App.Service<FoundWorkspace>().RunAsync("Closed shop", by)).Value;
        var bot = await _staffed.App.AddBotAsync("closed_bot", shop);
        using var before = _staffed.Visit();
        Assert.Equal("/dashboard", (await before.EnterAsync(bot, person.OpenApp(bot))).Field("to"));

        Assert.Null((await _staffed.App.Service<ChangeWorkspace>().ArchiveAsync(shop, WorkspaceId.Default, by)).Failure);

        using var after = _staffed.Visit();
        Assert.Equal("telegram_account_not_linked", (await after.EnterAsync(bot, person.OpenApp(bot))).Field("code"));
    }

    [Fact]
    public async Task Stranger_ReadsWhatToDo_AndGetsInOnceLinked()
    {
        var person = _staffed.App.Sandbox.World.AddPerson("Sam");
        var admin = await _staffed.AddAsync("sam@example.com");
        var data = person.OpenApp(_bot);
        using var visitor = _staffed.Visit();

        var refused = await visitor.EnterAsync(_bot, data);
        Assert.Equal((HttpStatusCode.Forbidden, "telegram_account_not_linked"), (refused.Status, refused.Field("code")));
        Assert.Contains("open Security, make a link to Telegram", refused.Field("message"), StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlDecode(refused.Field("message")!), (await visitor.OpenAsync("/app")).Words, StringComparison.Ordinal);

        await AppVisitor.LinkAsync(_staffed, admin, person);
        Assert.Equal(HttpStatusCode.OK, (await visitor.EnterAsync(_bot, data)).Status);
    }

    [Fact]
    public async Task DataOfAnotherBot_OrOfNone_IsRefused()
    {
        var other = await _staffed.App.AddBotAsync("other_bot");
        var unknown = _staffed.App.Sandbox.World.AddBot("unknown_bot", "Unknown");
        using var visitor = _staffed.Visit();

        Assert.Equal("telegram_not_signed", (await visitor.EnterAsync(_bot, fixture.Linked.OpenApp(other))).Field("code"));
        Assert.Equal("telegram_bot_unknown", (await visitor.EnterAsync(unknown, fixture.Linked.OpenApp(unknown))).Field("code"));
        Assert.Equal("telegram_no_data", (await visitor.EnterAsync(_bot, "")).Field("code"));
        Assert.Equal("telegram_not_signed", (await visitor.EnterAsync(_bot, fixture.Linked.OpenApp(_bot)[..^1] + "x")).Field("code"));
        Assert.Equal("telegram_not_signed", (await visitor.EnterAsync(_bot, $"{fixture.Linked.OpenApp(_bot)}&a={new string('a', 9000)}")).Field("code"));
        Assert.DoesNotContain("ta-telegram", visitor.Cookies.Keys);
    }

    [Fact]
    public async Task DisabledPerson_IsRefused()
    {
        var (admin, person) = await AppVisitor.LinkedAsync(_staffed, "Dan");

        await _staffed.App.Storage.WriteAsync<int>(null, db => db.Admins.Where(a => a.Id == admin.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.IsDisabled, true)));

        using var visitor = _staffed.Visit();
        Assert.Equal("telegram_account_not_linked", (await visitor.EnterAsync(_bot, person.OpenApp(_bot))).Field("code"));
    }

    [Fact]
    public async Task Guesser_IsSlowed_AsAtEveryDoor()
    {
        using var guesser = _staffed.Visit();
        Visitor.Page answer = null!;

        for (var i = 0; i < 11; i++)
            answer = await guesser.EnterAsync(_bot, $"auth_date=1&hash={i}");

        Assert.Equal((HttpStatusCode.TooManyRequests, "telegram_too_many_tries"), (answer.Status, answer.Field("code")));
    }

    public sealed class Fixture : IAsyncLifetime
    {
        public StaffedApp Staffed { get; } = new();

        public SandboxBot Bot { get; private set; } = null!;

        /// <summary>Somebody whose link nobody ends.</summary>
        public SandboxPerson Linked { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await Staffed.InitializeAsync();
            Bot = await Staffed.App.AddBotAsync("app_bot");
            (_, Linked) = await AppVisitor.LinkedAsync(Staffed, "Iris");
        }

        public ValueTask DisposeAsync() => Staffed.DisposeAsync();
    }
}
