using System.Text.Json;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;
using static TelegramAdmin.Tests.Bots.BotLifeTests;

namespace TelegramAdmin.Tests.Bots;

public sealed class DoctorTests
{
    [Theory]
    [InlineData(ReceiveMode.Webhook, FindingKind.WebhookIsOurs)]
    [InlineData(ReceiveMode.Polling, FindingKind.Polling)]
    public async Task Healthy_FindsNothingToMend(ReceiveMode mode, FindingKind kind)
    {
        await using var app = await RunningApp.StartAsync(mode: mode);
        var bot = await app.AddBotAsync("healthy_bot");

        var diagnosis = await DiagnoseAsync(app, bot);

        Assert.Equal(BotCure.None, diagnosis.Cure);
        Assert.Contains(diagnosis.Findings, f => f.Kind == kind);
        Assert.All(diagnosis.Findings, f => Assert.Equal(FindingSeverity.Good, f.Severity));
    }

    [Fact]
    public async Task ForeignWebhook_IsFoundAndTakenOver_AndWhatWaitedIsAnswered()
    {
        await using var app = await RunningApp.StartAsync();
        var bot = await app.AddBotAsync("stolen_bot");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        await SetWebhookElsewhereAsync(app, bot);
        person.Start(bot);

        await Eventually.TrueAsync(async () => (await DiagnoseAsync(app, bot)).Findings.Any(f => f.Kind == FindingKind.LastError), "the failed delivery shows");
        var diagnosis = await DiagnoseAsync(app, bot);
        Assert.Equal((FindingKind.ForeignWebhook, FindingSeverity.Bad, BotCure.TakeOverWebhook), (diagnosis.Findings[0].Kind, diagnosis.Findings[0].Severity, diagnosis.Cure));
        Assert.Contains($"Ours is {app.Url.Authority}", diagnosis.Findings[0].Evidence, StringComparison.Ordinal);
        Assert.Contains(diagnosis.Findings, f => f.Kind == FindingKind.Waiting && f.Title == "1 update is waiting at Telegram");
        Assert.Contains(diagnosis.Findings, f => f.Kind == FindingKind.LastError && f.Evidence.Contains("Connection refused", StringComparison.Ordinal));

        await app.Service<ControlBot>().StartAsync(WorkspaceId.Default, Id(bot));

        await person.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience);
        await Eventually.TrueAsync(async () => (await DiagnoseAsync(app, bot)).Cure == BotCure.None, "nothing is left to mend");
    }

    [Fact]
    public async Task WebhookTakenAway_IsFoundAndSetAgain()
    {
        await using var app = await RunningApp.StartAsync();
        var bot = await app.AddBotAsync("emptied_bot");
        await CallAsync(app, bot, "deleteWebhook", new { });

        var diagnosis = await DiagnoseAsync(app, bot);
        Assert.Equal((FindingKind.NoWebhook, BotCure.SetWebhookAgain), (diagnosis.Findings[0].Kind, diagnosis.Cure));
        await app.Service<ControlBot>().StartAsync(WorkspaceId.Default, Id(bot));

        await Eventually.TrueAsync(async () => bot.HasWebhook && (await DiagnoseAsync(app, bot)).Cure == BotCure.None, "the webhook is set again");
    }

    [Fact]
    public async Task ForeignWebhookOnAPollingBot_IsNoticedByItself_AndStartingAgainTakesItAway()
    {
        await using var app = await RunningApp.StartAsync(mode: ReceiveMode.Polling);
        var bot = await app.AddBotAsync("both_bot");
        await SetWebhookElsewhereAsync(app, bot);

        await Eventually.TrueAsync(async () => (await FindAsync(app, bot)) is { State: BotState.NeedsYou }, "the poller notices");
        Assert.Equal((FindingKind.ForeignWebhook, BotCure.TakeOverWebhook), ((await DiagnoseAsync(app, bot)).Findings[0].Kind, (await DiagnoseAsync(app, bot)).Cure));
        await app.Service<ControlBot>().StartAsync(WorkspaceId.Default, Id(bot));

        await Eventually.TrueAsync(() => !bot.HasWebhook, "the webhook is gone");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        person.Start(bot);
        await person.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience);
    }

    [Fact]
    public async Task SecondPoller_IsNoticed_AndOnceItStopsTheBotRecovers()
    {
        await using var app = await RunningApp.StartAsync(mode: ReceiveMode.Polling);
        var bot = await app.AddBotAsync("contested_bot");
        using var stop = new CancellationTokenSource();
        var other = PollAsync(app, bot, stop.Token);

        await Eventually.TrueAsync(async () => (await FindAsync(app, bot))!.Trouble == BotTrouble.PolledElsewhere, "the conflict is noticed");
        var diagnosis = await DiagnoseAsync(app, bot);
        Assert.Equal((FindingKind.PolledElsewhere, BotCure.TryAgain), (diagnosis.Findings[0].Kind, diagnosis.Cure));
        Assert.Contains("409 Conflict", diagnosis.Findings[0].Evidence, StringComparison.Ordinal);
        await stop.CancelAsync();
        await other;
        await app.Service<ControlBot>().StartAsync(WorkspaceId.Default, Id(bot));

        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        person.Start(bot);
        await person.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience);
        await Eventually.TrueAsync(async () => (await FindAsync(app, bot)) is { State: BotState.Up, Trouble: null }, "it is up again");
    }

    [Fact]
    public async Task StoppedBot_IsCalledStopped()
    {
        await using var app = await RunningApp.StartAsync();
        var bot = await app.AddBotAsync("stopped_bot");
        await app.Service<ControlBot>().StopAsync(WorkspaceId.Default, Id(bot));

        var diagnosis = await DiagnoseAsync(app, bot);

        Assert.Equal((FindingKind.Stopped, BotCure.Start), (diagnosis.Findings[0].Kind, diagnosis.Cure));
    }

    [Fact]
    public async Task SilentTelegram_IsCalledUnreachable_AndShowsNoToken()
    {
        await using var app = await RunningApp.StartAsync();
        var bot = await app.AddBotAsync("silent_bot");
        app.Sandbox.World.Faults = new FaultSettings { DropRate = 1, Scope = FaultScope.Everything };

        var diagnosis = await DiagnoseAsync(app, bot);

        Assert.Equal(FindingKind.Unreachable, Assert.Single(diagnosis.Findings).Kind);
        Assert.Contains("connection broke", diagnosis.Findings[0].Evidence, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Token, JsonSerializer.Serialize(diagnosis), StringComparison.Ordinal);
        app.Sandbox.World.Faults = new FaultSettings();
    }

    private static async Task PollAsync(RunningApp app, SandboxBot bot, CancellationToken cancellation)
    {
        try
        {
            while (!cancellation.IsCancellationRequested)
                await CallAsync(app, bot, "getUpdates", new { timeout = 1 }, cancellation);
        }
        catch (OperationCanceledException)
        {
        }
    }
}
