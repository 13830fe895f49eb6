using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Audiences.Saving;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Drafting;
using TelegramAdmin.Core.Campaigns.Broadcasts.Starting;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.AdminMenus;

/// <summary>Broadcasts from the phone of somebody of the team.</summary>
public sealed class CastTests
{
    [Theory, OnBothDatabases]
    public async Task ABroadcast_IsWrittenAndSentFromThePhone_ToASegmentAndToEverybody(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("news_bot");
        var (ann, luz) = (app.Sandbox.World.AddPerson("Ann"), app.Sandbox.World.AddPerson("Luz <b>", null, null, "es"));
        foreach (var person in new[] { ann, luz })
        {
            person.SendText(bot, "/start");
            await person.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience);
        }
        Assert.Null((await app.Service<SegmentBook>().SaveAsync(WorkspaceId.Default, null, "Spaniards", Audience.All(Audience.Where(AudienceField.Language, Comparison.Is, "es")))).Failure);
        var nora = await MenuPhone.LinkAsync(app, bot, AdminRole.Admin);

        await WriteAsync(nora, "Hola {{ first_name }}");
        var draft = await nora.PressAsync("Spaniards");
        Assert.Contains("1 person, 1 of them can be reached", draft.Text, StringComparison.Ordinal);
        Assert.StartsWith("Send Hola {{ first_name }} to 1 person?", (await nora.PressAsync("🚀 Send")).Text, StringComparison.Ordinal);
        Assert.Contains("It is on its way.", (await nora.PressAsync("Send to 1")).Text, StringComparison.Ordinal);
        await luz.WaitForAsync(bot, m => m.FromBot && m.Text == "Hola Luz <b>", RunningApp.Patience);
        await ListsAsync(nora, "🟢 Hola {{ first_name }} · 100% of 1");

        await WriteAsync(nora, "All of you");
        await nora.PressAsync("Everybody");
        Assert.Contains("to 3 people?\n\nWrite the number to send it.", (await nora.PressAsync("🚀 Send")).Text, StringComparison.Ordinal);
        Assert.Contains("You confirmed 7 people, but it goes to 3", (await nora.AskAsync("7")).Text, StringComparison.Ordinal);
        await nora.PressAsync("🚀 Send");
        await nora.AskAsync("3"); // She gets the broadcast too, perhaps before the answer.
        await Eventually.TrueAsync(() => nora.Messages.Any(m => m.Text is { } text && text.Contains("All of you", StringComparison.Ordinal) && text.Contains("It is on its way.", StringComparison.Ordinal)), "it is said to be on its way");
        foreach (var person in new[] { ann, luz, nora.Person })
            await person.WaitForAsync(bot, m => m.FromBot && m.Text == "All of you", RunningApp.Patience);
        Assert.DoesNotContain(ann.History(bot), m => m.Text?.StartsWith("Hola", StringComparison.Ordinal) == true);
        Assert.Contains(await nora.AuditAsync(), e => e.Action == "broadcast.started");
    }

    [Fact]
    public async Task AScheduledOne_IsPausedResumedAndStopped_AndViewersOnlyLook()
    {
        await using var app = await RunningApp.StartAsync();
        var bot = await app.AddBotAsync("news_bot");
        var nora = await MenuPhone.LinkAsync(app, bot, AdminRole.Admin);
        var vera = await MenuPhone.LinkAsync(app, bot, AdminRole.Viewer, "Vera");
        var id = await ScheduleAsync(app);

        await nora.AskAsync("/broadcast");
        Assert.Contains("Later · scheduled", (await nora.PressAsync("Later")).Text, StringComparison.Ordinal);
        await PressAndAgreeAsync(nora, "⏸ Pause", "Pause", "Paused.");
        await PressAndAgreeAsync(nora, "▶️ Resume", "Resume", "It goes on.");
        await vera.AskAsync("/broadcast");
        Assert.DoesNotContain("⏹ Stop", (await vera.PressAsync("Later")).ButtonTexts);
        Assert.Contains("This takes the role Admin", (await vera.ForgeAsync($"adm:?cast:stop:{id}")).Text, StringComparison.Ordinal);
        await PressAndAgreeAsync(nora, "⏹ Stop", "Stop broadcast", "Stopped.");
        Assert.Contains("stopped", nora.Last.Text, StringComparison.Ordinal);
    }

    private static async Task WriteAsync(MenuPhone phone, string text)
    {
        await phone.AskAsync("/broadcast");
        Assert.StartsWith("Write the message.", (await phone.PressAsync("✍️ Write a broadcast")).Text, StringComparison.Ordinal);
        Assert.Contains("Who gets it?", (await phone.AskAsync(text)).Text, StringComparison.Ordinal);
    }

    private static async Task PressAndAgreeAsync(MenuPhone phone, string button, string yes, string outcome)
    {
        await phone.PressAsync(button);
        Assert.Contains(outcome, (await phone.PressAsync(yes)).Text, StringComparison.Ordinal);
    }

    private static Task ListsAsync(MenuPhone phone, string line) =>
        Eventually.TrueAsync(async () => (await phone.AskAsync("/broadcast")).Text!.Contains(line, StringComparison.Ordinal), $"the list says {line}");

    private static async Task<long> ScheduleAsync(RunningApp app)
    {
        var draft = new BroadcastDraft
        {
            Name = "Later",
            Audience = Audience.All(Audience.Where(AudienceField.Reachable, Comparison.Is, "true")),
            Variants = [new BroadcastVariant("A", new CampaignMessage { Default = new MessageVersion { Text = "Later" } })],
            Timing = new BroadcastTiming { Start = StartKind.At, At = DateTime.UtcNow.Date.AddDays(3), TimeZone = "Etc/UTC" },
        };
        var saved = await app.Service<SaveBroadcast>().RunAsync(WorkspaceId.Default, null, 0, draft, Actor.System);
        Assert.Null(saved.Failure);
        Assert.Null((await app.Service<StartBroadcast>().RunAsync(WorkspaceId.Default, saved.Value.Id, saved.Value.Version, Actor.System)).Failure);
        return saved.Value.Id;
    }
}
