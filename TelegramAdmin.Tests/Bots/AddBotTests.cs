using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Bots;

public sealed class AddBotTests(AddBotTests.Fixture fixture) : IClassFixture<AddBotTests.Fixture>
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("no token at all")]
    [InlineData("123456")]
    [InlineData("123456:")]
    [InlineData(":SANDBOX-secret")]
    [InlineData("0:SANDBOX-secret")]
    [InlineData("-5:SANDBOX-secret")]
    [InlineData("12x:SANDBOX-secret")]
    [InlineData("123456:SANDBOX secret")]
    [InlineData("123456:SANDBOX/../getMe")]
    [InlineData("123456:SANDBOX\nsecret")]
    [InlineData("99999999999999999999:SANDBOX-secret")]
    public async Task Add_WithSomethingThatIsNoToken_IsRefusedWithoutAskingTelegram(string? token)
    {
        var calls = fixture.App.Sandbox.World.Counters.Calls;

        AssertRefused(await fixture.AddAsync(token), FailureKind.Invalid, "bot_token_malformed", "Copy it whole from BotFather");
        Assert.Equal(calls, fixture.App.Sandbox.World.Counters.Calls);
    }

    [Fact]
    public async Task Add_WithATokenThatTelegramDoesNotKnow_IsRefused() =>
        AssertRefused(await fixture.AddAsync("424242:SANDBOX-never-given-out"), FailureKind.Invalid, "bot_token_refused", "revoked or mistyped");

    [Fact]
    public async Task Add_WithARevokedToken_IsRefused()
    {
        var bot = fixture.App.Sandbox.World.AddBot("revoked_bot", "Revoked");
        fixture.App.Sandbox.World.RevokeToken(bot);

        AssertRefused(await fixture.AddAsync(bot.Token), FailureKind.Invalid, "bot_token_refused", "/token");
    }

    [Fact]
    public async Task Add_TheSameBotAgain_IsRefusedByName()
    {
        var bot = await fixture.App.AddBotAsync("again_bot");

        AssertRefused(await fixture.AddAsync(bot.Token), FailureKind.Conflict, "bot_already_registered", "@again_bot is already registered here");
    }

    [Fact]
    public async Task Add_ABotOfAnotherWorkspace_IsRefusedAndStaysThere()
    {
        var other = await fixture.App.Service<CreateWorkspace>().RunAsync("Elsewhere");
        var bot = await fixture.App.AddBotAsync("elsewhere_bot", other);

        AssertRefused(await fixture.AddAsync(bot.Token), FailureKind.Conflict, "bot_registered_elsewhere", "Remove it there first");
        Assert.Equal(other, (await fixture.App.Service<BotDirectory>().FindAsync(new BotId(bot.Id)))!.WorkspaceId);
        Assert.Equal("bot_not_found", (await fixture.App.Service<ControlBot>().StopAsync(WorkspaceId.Default, new BotId(bot.Id))).Failure?.Code);
        Assert.Equal("bot_not_found", (await fixture.App.Service<ReplaceBotToken>().RunAsync(WorkspaceId.Default, new BotId(bot.Id), bot.Token)).Failure?.Code);
        Assert.Null(await fixture.App.Service<DiagnoseBot>().RunAsync(WorkspaceId.Default, new BotId(bot.Id)));
    }

    [Fact]
    public async Task Add_TwentyTimesAtOnce_RegistersItOnce()
    {
        var bot = fixture.App.Sandbox.World.AddBot("wanted_bot", "Wanted");

        var added = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => fixture.AddAsync(bot.Token)));

        Assert.Single(added, a => a.IsOk);
        Assert.All(added.Where(a => !a.IsOk), a => Assert.Equal("bot_already_registered", a.Failure!.Code));
    }

    [Fact]
    public async Task Add_WithSpacesAroundTheToken_TakesIt()
    {
        var bot = fixture.App.Sandbox.World.AddBot("pasted_bot", "Pasted");

        Assert.Equal("pasted_bot", (await fixture.AddAsync($"  {bot.Token}\n")).Value.Username);
    }

    [Fact]
    public async Task Add_WhileTelegramFails_ChangesNothingAndSaysSo()
    {
        var bot = fixture.App.Sandbox.World.AddBot("patience_bot", "Patience");
        Result<Bot> refused;
        fixture.App.Sandbox.World.Faults = new FaultSettings { ServerErrorRate = 1, Scope = FaultScope.Everything };
        try
        {
            refused = await fixture.AddAsync(bot.Token);
        }
        finally
        {
            fixture.App.Sandbox.World.Faults = new FaultSettings();
        }

        AssertRefused(refused, FailureKind.Unavailable, "telegram_refused", "Nothing was changed");
        await using var db = fixture.App.Storage.ReadAll();
        Assert.False(await db.Bots.AnyAsync(b => b.Id == new BotId(bot.Id)));
    }

    private static void AssertRefused(Result<Bot> result, FailureKind kind, string code, string words)
    {
        Assert.Equal((kind, code), (result.Failure!.Kind, result.Failure.Code));
        Assert.Contains(words, result.Failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SANDBOX", result.Failure.Message, StringComparison.Ordinal);
    }

    public sealed class Fixture : IAsyncLifetime
    {
        public RunningApp App { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            App = await RunningApp.StartAsync();
            App.Expect("Telegram did not answer", "Connecting bot");
        }

        public Task<Result<Bot>> AddAsync(string? token) => App.Service<AddBot>().RunAsync(WorkspaceId.Default, token);

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
