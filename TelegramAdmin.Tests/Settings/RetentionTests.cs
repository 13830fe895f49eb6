using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Sessions;
using TelegramAdmin.Core.Ai;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Media;
using TelegramAdmin.Core.Jobs;
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
    public async Task Messages_GoAfterTheDaysOfTheirWorkspace_WithTheirEarlierTextsAndTheirFiles(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("forgetful_bot");
        var (ana, ben) = (app.Sandbox.World.AddPerson("Ana"), app.Sandbox.World.AddPerson("Ben"));
        foreach (var person in new[] { ana, ben })
        {
            person.Start(bot);
            person.SendText(bot, $"first of {person.FirstName}");
        }
        await Eventually.TrueAsync(async () => await CountAsync(app) == 6, "what both wrote and were answered is written down");
        var media = app.Service<MediaStore>();
        var (alone, shared) = (await media.KeepAsync(WorkspaceId.Default, new MemoryStream([1])), await media.KeepAsync(WorkspaceId.Default, new MemoryStream([2])));
        var anas = await ConversationOfAsync(app, ana.Id);
        await app.Storage.WriteAsync(WorkspaceId.Default, async db =>
        {
            await db.ConversationMessages.Where(m => m.ConversationId == anas).ExecuteUpdateAsync(row => row.SetProperty(m => m.SentAt, Now.AddDays(-100)));
            db.ConversationMessages.AddRange(Sent(anas, 90, alone), Sent(anas, 80, shared), Sent(await ConversationOfAsync(app, ben.Id), 10, shared));
            var oldest = await db.ConversationMessages.Where(m => m.ConversationId == anas).MinAsync(m => m.Id);
            db.MessageRevisions.Add(new MessageRevision { WorkspaceId = WorkspaceId.Default, MessageId = oldest, Text = "before", ReplacedAt = Now.AddDays(-99) });
        });

        await RunAsync(app);
        var untouched = await CountAsync(app);
        await app.Service<SettingsStore>().ChangeAsync(WorkspaceId.Default, RetentionSettings.Messages, 60);
        await RunAsync(app);

        Assert.True(untouched >= 7);
        await using var left = app.Storage.Read(WorkspaceId.Default);
        Assert.False(await left.ConversationMessages.AnyAsync(m => m.ConversationId == anas, TestContext.Current.CancellationToken));
        Assert.True(await left.ConversationMessages.AnyAsync(m => m.ConversationId != anas, TestContext.Current.CancellationToken));
        Assert.False(await left.MessageRevisions.AnyAsync(TestContext.Current.CancellationToken));
        Assert.Equal("", (await left.Conversations.SingleAsync(c => c.Id == anas, TestContext.Current.CancellationToken)).Preview);
        Assert.Null(media.FindKept(WorkspaceId.Default, alone));
        Assert.NotNull(media.FindKept(WorkspaceId.Default, shared));
    }

    [Theory, OnBothDatabases]
    public async Task ALongHistory_LosesWhatIsPastItsTime_OfTheWorkspaceThatSaidSo(DatabaseProvider provider)
    {
        await using var app = await StoppedApp.StartAsync(provider);
        var elsewhere = await app.Service<CreateWorkspace>().RunAsync("Elsewhere");
        await app.Service<SettingsStore>().ChangeAsync(WorkspaceId.Default, RetentionSettings.Messages, 60);
        await app.Storage.WriteAsync(null, db => db.Session.RunAsync("""
            INSERT INTO conversation_messages (workspace_id, conversation_id, author, kind, text, sent_at)
            WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < 9000)
            SELECT CASE WHEN i % 3 = 0 THEN @elsewhere ELSE 1 END, 1, 1, 1, 'line', CASE WHEN i <= 4500 THEN @old ELSE @young END FROM n
            """, p => p.Add("@elsewhere", elsewhere).Add("@old", (DateTimeOffset?)Now.AddDays(-61)).Add("@young", (DateTimeOffset?)Now.AddDays(-59))));

        var said = await app.Service<JobRunner>().RunAsync("conversations.forget", TestContext.Current.CancellationToken);
        var again = await app.Service<JobRunner>().RunAsync("conversations.forget", TestContext.Current.CancellationToken);

        Assert.Equal(("3,000 messages are gone.", null), (said, again));
        await using var db = app.Storage.ReadAll();
        var left = await db.ConversationMessages.GroupBy(m => m.WorkspaceId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, TestContext.Current.CancellationToken);
        Assert.Equal((3_000, 3_000), (left[WorkspaceId.Default], left[elsewhere]));
    }

    [Fact]
    public async Task Messages_WithFilesThatNobodyLookedAt_GoToo()
    {
        await using var app = await RunningApp.StartAsync();
        var bot = await app.AddBotAsync("tidy_bot");
        var ana = app.Sandbox.World.AddPerson("Ana");
        ana.Start(bot);
        await Eventually.TrueAsync(async () => await CountAsync(app) == 2, "the start and its answer are written down");
        await app.Storage.WriteAsync(WorkspaceId.Default, async db => db.ConversationMessages.Add(new ConversationMessage
        {
            WorkspaceId = WorkspaceId.Default, ConversationId = await ConversationOfAsync(app, ana.Id), Author = MessageAuthor.Person, Kind = MessageKind.Photo, Text = "", SentAt = Now.AddDays(-70),
            Media = new MessageMedia { FileId = "somewhere", FileUniqueId = "never-fetched" }.ToJson(),
        }));
        await app.Service<SettingsStore>().ChangeAsync(WorkspaceId.Default, RetentionSettings.Messages, 60);

        await RunAsync(app);

        Assert.Equal(2, await CountAsync(app));
        await using var runs = app.Storage.ReadAll();
        Assert.Null((await runs.JobRuns.SingleAsync(r => r.Job == "conversations.forget", TestContext.Current.CancellationToken)).Error);
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

    private static Task<string?> RunAsync(RunningApp app) => app.Service<JobRunner>().RunAsync("conversations.forget", TestContext.Current.CancellationToken);

    private static async Task<int> CountAsync(RunningApp app)
    {
        await using var db = app.Storage.Read(WorkspaceId.Default);
        return await db.ConversationMessages.CountAsync();
    }

    private static async Task<long> ConversationOfAsync(RunningApp app, long person)
    {
        await using var db = app.Storage.Read(WorkspaceId.Default);
        return (await db.Conversations.SingleAsync(c => c.ChatId == person)).Id;
    }

    private static ConversationMessage Sent(long conversation, int days, string file) => new()
    {
        WorkspaceId = WorkspaceId.Default, ConversationId = conversation, Author = MessageAuthor.Operator, Kind = MessageKind.Document, Text = "", SentAt = Now.AddDays(-days),
        Media = new MessageMedia { LocalName = file, FileName = "plan.pdf" }.ToJson(),
    };

    private static Task<int> CleanAsync(RunningApp app) => app.Service<Cleaner>().RunOnceAsync();

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
