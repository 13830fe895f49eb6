using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Sessions;
using TelegramAdmin.Core.Ai;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.Operations;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Settings;

public sealed class RetentionTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Theory, OnBothDatabases]
    public async Task StoppedMessages_GoAfterTheDaysOfTheirWorkspace(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var elsewhere = await app.Service<CreateWorkspace>().RunAsync("Elsewhere");
        await app.Service<SettingsStore>().ChangeAsync(WorkspaceId.Default, RetentionSettings.StoppedMessages, 7);
        await app.Storage.WriteAsync(null, db =>
        {
            foreach (var workspace in new[] { WorkspaceId.Default, elsewhere })
                db.StoppedMessages.AddRange(new[] { 6, 8, 29, 31 }.Select(days => Stopped(workspace, days)));
            return Task.CompletedTask;
        });

        await CleanAsync(app);

        Assert.Equal(["6"], await TextsAsync(app, WorkspaceId.Default));
        Assert.Equal(["29", "6", "8"], await TextsAsync(app, elsewhere));
    }

    [Theory, OnBothDatabases]
    public async Task AnswersOfAi_StayUnlessDaysAreChosen_AndOneThatIsBeingAskedStaysAnyway(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        await app.Storage.WriteAsync(null, db =>
        {
            db.AiAnswers.AddRange(Answer(1, 400, AiOutcome.Used), Answer(2, 39, AiOutcome.Sent), Answer(3, 41, AiOutcome.Dismissed), Answer(4, 41, AiOutcome.Asked));
            return Task.CompletedTask;
        });

        await CleanAsync(app);
        var before = await AnswersAsync(app);
        await app.Service<SettingsStore>().ChangeAsync(WorkspaceId.Default, RetentionSettings.AiAnswers, 40);
        await CleanAsync(app);

        Assert.Equal([1L, 2, 3, 4], before);
        Assert.Equal([2L, 4], await AnswersAsync(app));
    }

    [Theory, OnBothDatabases]
    public async Task Sessions_PastThirtyDays_LeaveTheList(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var admin = (await app.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "", "old@example.com", StaffedApp.Password, AdminRole.Viewer)).Value;
        await app.Storage.WriteAsync(null, db =>
        {
            db.StaffSessions.AddRange(new[] { 29, 31 }.Select(days => new StaffSessionRow
            {
                AdminId = admin.Id, KeyHash = $"{days}", Device = "Firefox on Linux", BeganAt = Now.AddDays(-days), SeenAt = Now, IsRemembered = true,
            }));
            return Task.CompletedTask;
        });

        await CleanAsync(app);

        await using var db = app.Storage.ReadAll();
        Assert.Equal("29", (await db.StaffSessions.SingleAsync(TestContext.Current.CancellationToken)).KeyHash);
    }

    [Fact]
    public void Retention_IsForOwners() => Assert.All(RetentionSettings.All, setting => Assert.True(setting.IsForOwners));

    private static Task<int> CleanAsync(RunningApp app) => app.Service<IEnumerable<IHostedService>>().OfType<Cleaner>().Single().RunOnceAsync();

    private static async Task<IEnumerable<string>> TextsAsync(RunningApp app, WorkspaceId workspace)
    {
        await using var db = app.Storage.Read(workspace);
        return (await db.StoppedMessages.Select(m => m.Text).ToListAsync()).Order(StringComparer.Ordinal);
    }

    private static async Task<IEnumerable<long>> AnswersAsync(RunningApp app)
    {
        await using var db = app.Storage.ReadAll();
        return (await db.AiAnswers.Select(a => a.MessageId).ToListAsync()).Order();
    }

    private static StoppedMessage Stopped(WorkspaceId workspace, int days) => new()
    {
        WorkspaceId = workspace, BotId = new BotId(100_001), TelegramUserId = 7, PersonName = "Ann", Reason = StopReason.Flood, Detail = "", Text = $"{days}", Payload = "{}", At = Now.AddDays(-days),
    };

    private static AiAnswer Answer(long message, int days, AiOutcome outcome) => new()
    {
        WorkspaceId = WorkspaceId.Default, ConversationId = 1, MessageId = message, Purpose = AiPurpose.Suggestion, Outcome = outcome, Model = "m", Question = "q", AskedAt = Now.AddDays(-days),
    };
}
