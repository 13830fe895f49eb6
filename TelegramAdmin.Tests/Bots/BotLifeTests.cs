using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Bots;

public sealed class BotLifeTests
{
    [Theory]
    [InlineData(ReceiveMode.Webhook)]
    [InlineData(ReceiveMode.Polling)]
    public async Task Stop_ThenStart_AnswersWhatCameInBetween(ReceiveMode mode)
    {
        await using var app = await RunningApp.StartAsync(mode: mode);
        var bot = await app.AddBotAsync("pausing_bot");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];

        Assert.Equal(BotState.Off, (await app.Service<ControlBot>().StopAsync(WorkspaceId.Default, Id(bot))).Value.State);
        Assert.False(bot.HasWebhook);
        person.Start(bot);
        await Eventually.TrueAsync(() => bot.PendingUpdates == 1, "the update waits at Telegram");
        Assert.DoesNotContain(person.History(bot), m => m.FromBot);
        await app.Service<ControlBot>().StartAsync(WorkspaceId.Default, Id(bot));

        await person.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience);
        Assert.Equal(BotState.Up, (await FindAsync(app, bot))!.State);
    }

    [Fact]
    public async Task Remove_TakesTheWebhookAway_AndItsAddressIs404()
    {
        await using var app = await RunningApp.StartAsync();
        var bot = await app.AddBotAsync("leaving_bot");
        var secret = (await app.Service<BotDirectory>().FindAsync(Id(bot)))!.RevealWebhookSecret();

        Assert.Equal(BotState.Removed, (await app.Service<ControlBot>().RemoveAsync(WorkspaceId.Default, Id(bot))).Value.State);

        Assert.False(bot.HasWebhook);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhook/{bot.Id}") { Content = new StringContent(WebhookInputTests.Message(1)) };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        using var answer = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await using var db = app.Storage.ReadAll();
        var row = await db.Bots.SingleAsync(b => b.Id == Id(bot));
        Assert.Equal(("", ""), (row.ProtectedToken, row.ProtectedWebhookSecret));
        Assert.Equal("bot_not_found", (await app.Service<ControlBot>().StopAsync(WorkspaceId.Default, Id(bot))).Failure?.Code);
    }

    [Fact]
    public async Task Remove_ThenAddAgain_Answers()
    {
        await using var app = await RunningApp.StartAsync();
        var bot = await app.AddBotAsync("returning_bot");
        await app.Service<ControlBot>().RemoveAsync(WorkspaceId.Default, Id(bot));

        Assert.True((await app.Service<AddBot>().RunAsync(WorkspaceId.Default, bot.Token)).IsOk);

        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        await Eventually.TrueAsync(() => bot.HasWebhook, "the webhook is set");
        person.Start(bot);
        await person.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task StopOrRemove_WhileAnotherServerHasTheWebhook_LeavesItThere(bool isRemoved)
    {
        await using var app = await RunningApp.StartAsync();
        var bot = await app.AddBotAsync("moved_bot");
        await SetWebhookElsewhereAsync(app, bot);

        if (isRemoved)
            await app.Service<ControlBot>().RemoveAsync(WorkspaceId.Default, Id(bot));
        else
            await app.Service<ControlBot>().StopAsync(WorkspaceId.Default, Id(bot));

        Assert.True(bot.HasWebhook);
    }

    [Theory, OnBothDatabases]
    public async Task ModeChange_WhilePeopleWrite_AnswersEachOnce(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("switching_bot");
        var people = app.Sandbox.World.AddAudience(bot, 120);

        foreach (var (index, part) in people.Chunk(40).Index())
        {
            foreach (var person in part)
                person.Start(bot);
            var mode = index % 2 == 0 ? ReceiveMode.Polling : ReceiveMode.Webhook;
            Assert.True((await app.Service<ControlBot>().ReceiveByAsync(WorkspaceId.Default, Id(bot), mode)).IsOk);
            await Eventually.TrueAsync(async () => (await FindAsync(app, bot))!.State == BotState.Up && bot.HasWebhook == (mode == ReceiveMode.Webhook), $"it receives by {mode}");
        }

        await Eventually.TrueAsync(() => people.All(p => p.History(bot).Any(m => m.FromBot)), "everybody has an answer");
        Assert.All(people, person => Assert.Single(person.History(bot), m => m.FromBot));
    }

    [Fact]
    public async Task ModeChange_ToWebhookWithoutAPublicAddress_IsRefusedWithWords()
    {
        await using var app = await RunningApp.StartAsync(mode: ReceiveMode.Polling);
        var bot = await app.AddBotAsync("inside_bot");

        var refused = await app.Service<ControlBot>().ReceiveByAsync(WorkspaceId.Default, Id(bot), ReceiveMode.Webhook);

        Assert.Equal("public_url_missing", refused.Failure!.Code);
        Assert.Contains("Set PublicUrl", refused.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_RevokedAndReplaced_SendsWhatWaited()
    {
        await using var app = await RunningApp.StartAsync();
        var bot = await app.AddBotAsync("renewed_bot");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        var secret = (await app.Service<BotDirectory>().FindAsync(Id(bot)))!.RevealWebhookSecret();
        app.Sandbox.World.RevokeToken(bot);

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhook/{bot.Id}") { Content = new StringContent(WebhookInputTests.Message(900_001, person.Id, "/start")) };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        using (var answer = await app.Http.SendAsync(request))
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await Eventually.TrueAsync(async () => (await FindAsync(app, bot))!.Trouble == BotTrouble.TokenRefused, "the refusal is noticed");
        var diagnosis = await DiagnoseAsync(app, bot);
        Assert.Equal((FindingKind.TokenRefused, BotCure.ReplaceToken), (diagnosis.Findings[0].Kind, diagnosis.Cure));

        var renewed = app.Sandbox.World.RenewToken(bot);
        Assert.True((await app.Service<ReplaceBotToken>().RunAsync(WorkspaceId.Default, Id(bot), renewed)).IsOk);

        await person.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience);
        await Eventually.TrueAsync(async () => (await FindAsync(app, bot)) is { State: BotState.Up, Trouble: null }, "it is up again");
        Assert.NotEqual(secret, (await app.Service<BotDirectory>().FindAsync(Id(bot)))!.RevealWebhookSecret());
    }

    /// <summary>The order of a real change: BotFather gives a new token, which ends the old one; a minute later somebody enters it here. People write all the while.</summary>
    [Theory]
    [InlineData(ReceiveMode.Webhook)]
    [InlineData(ReceiveMode.Polling)]
    public async Task Token_ChangedWhilePeopleWrite_LosesNobodyAndAnswersEachOnce(ReceiveMode mode)
    {
        await using var app = await RunningApp.StartAsync(mode: mode);
        var bot = await app.AddBotAsync("rotating_bot");
        var people = app.Sandbox.World.AddAudience(bot, 90);
        var parts = people.Chunk(30).ToList();

        foreach (var person in parts[0])
            person.Start(bot);
        var renewed = app.Sandbox.World.RenewToken(bot);
        foreach (var person in parts[1])
            person.Start(bot);
        await Eventually.TrueAsync(async () => (await FindAsync(app, bot))!.Trouble == BotTrouble.TokenRefused, "the refusal is noticed");
        var replace = app.Service<ReplaceBotToken>().RunAsync(WorkspaceId.Default, Id(bot), renewed);
        foreach (var person in parts[2])
            person.Start(bot);
        Assert.True((await replace).IsOk);

        await Eventually.TrueAsync(() => people.All(p => p.History(bot).Any(m => m.FromBot)), "everybody has an answer");
        await Eventually.TrueAsync(async () => (await FindAsync(app, bot)) is { State: BotState.Up, Trouble: null }, "it is up again");
        Assert.All(people, person => Assert.Single(person.History(bot), m => m.FromBot));
        await using var db = app.Storage.ReadAll();
        Assert.Equal(people.Count, await db.Set<InboxUpdate>().CountAsync(u => u.BotId == Id(bot) && u.ProcessedAt != null, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("not a token", "bot_token_malformed")]
    [InlineData("424242:SANDBOX-of-another-bot", "bot_token_of_other_bot")]
    [InlineData("{id}:SANDBOX-never-given-out", "bot_token_refused")]
    public async Task Token_ReplacedByAWrongOne_IsRefusedAndTheOldOneStays(string token, string code)
    {
        await using var app = await RunningApp.StartAsync();
        var bot = await app.AddBotAsync("careful_bot");

        var refused = await app.Service<ReplaceBotToken>().RunAsync(WorkspaceId.Default, Id(bot), token.Replace("{id}", $"{bot.Id}", StringComparison.Ordinal));

        Assert.Equal(code, refused.Failure!.Code);
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        person.Start(bot);
        await person.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience);
    }

    internal static BotId Id(SandboxBot bot) => new(bot.Id);

    internal static async Task<Bot?> FindAsync(RunningApp app, SandboxBot bot)
    {
        await using var db = app.Storage.ReadAll();
        return await db.Bots.FirstOrDefaultAsync(b => b.Id == Id(bot));
    }

    internal static async Task<BotDiagnosis> DiagnoseAsync(RunningApp app, SandboxBot bot) =>
        (await app.Service<DiagnoseBot>().RunAsync(WorkspaceId.Default, Id(bot)))!;

    /// <summary>Another program with the same token, at work.</summary>
    internal static async Task<JsonElement> CallAsync(RunningApp app, SandboxBot bot, string method, object parameters, CancellationToken cancellation = default)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsJsonAsync(new Uri(app.Sandbox.ApiUrlOf(bot), method), parameters, cancellation);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
    }

    /// <summary>Tried again where Telegram asks for a second between two calls.</summary>
    internal static Task SetWebhookElsewhereAsync(RunningApp app, SandboxBot bot) => Eventually.TrueAsync(
        async () => (await CallAsync(app, bot, "setWebhook", new { url = $"http://127.0.0.1:{RunningApp.FreePort()}/elsewhere" })).GetProperty("ok").GetBoolean(),
        "the other program sets its webhook");
}
