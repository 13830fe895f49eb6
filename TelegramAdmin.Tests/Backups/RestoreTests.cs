using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Backups;
using TelegramAdmin.Core.Backups.Making;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Media;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Backups;

/// <summary>A backup that is made while people write, restored by the command line into an empty folder and an empty database.</summary>
public sealed class RestoreTests : IDisposable
{
    private const string Passphrase = "seven green lanterns";

    private readonly string _place = Directory.CreateTempSubdirectory("ta-backup-").FullName;

    private string FilePath => Path.Combine(_place, "one.tgbackup");

    public void Dispose() => Directory.Delete(_place, recursive: true);

    [Theory, OnBothDatabases]
    public async Task BackupMadeWhilePeopleWrite_RestoredIntoAnEmptyFolder_IsTheSameProduct(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Limits = SandboxLimits.Off });
        SandboxBot bot;
        string media;
        int before;
        await using (var app = await RunningApp.StartAsync(database, sandbox, ReceiveMode.Webhook, ownsDatabase: false))
        {
            bot = await app.AddBotAsync("kept_bot");
            await app.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "", "owner@example.com", StaffedApp.Password, AdminRole.Owner);
            media = await app.Service<MediaStore>().KeepAsync(WorkspaceId.Default, new MemoryStream([1, 2, 3]));
            var people = Enumerable.Range(0, 5).Select(n => app.Sandbox.World.AddPerson($"Person {n}")).ToList();
            await WriteAsync(app, bot, people, rounds: 2);
            before = await CountAsync(app.Storage);

            using var enough = new CancellationTokenSource();
            var writing = Task.Run(async () =>
            {
                for (var n = 0; !enough.IsCancellationRequested; n++)
                    await app.Storage.WriteAsync(WorkspaceId.Default, async db => await Grant(app, db, people[n % people.Count].Id, n));
            });
            var made = await app.Service<MakeBackup>().RunAsync(new BackupRequest(BackupOrigin.Page, "test", Passphrase, FilePath));
            await enough.CancelAsync();
            await writing;
            Assert.Null(made.Failure);
        }
        await using var empty = await TestDatabase.CreateEmptyAsync(provider);
        Directory.Delete(empty.Folder);

        var (code, output) = await AppProcess.RunAsync(["backup", "restore", FilePath, "--passphrase", Passphrase, .. empty.Arguments]);

        Assert.True(code == 0, output);
        await using var restored = await RunningApp.StartAsync(empty, sandbox, ReceiveMode.Webhook, ownsDatabase: false);
        Assert.True(before <= await CountAsync(restored.Storage));
        await using (var db = restored.Storage.ReadAll())
        {
            Assert.Equal(5, await db.KnownPeople.CountAsync());
            Assert.Equal(await db.CreditAccounts.SumAsync(a => a.Balance), await db.CreditEntries.SumAsync(e => e.Amount));
            Assert.True(await db.AuditEntries.AnyAsync(e => e.Action == "backup.restored"));
        }
        Assert.Null(await restored.Service<AuditLog>().FindBreakAsync(WorkspaceId.Default));
        await using (var kept = restored.Service<MediaStore>().OpenKept(WorkspaceId.Default, media))
            Assert.Equal(3, kept.Length);
        await Eventually.TrueAsync(async () => (await restored.Service<BotDirectory>().FindAsync(new BotId(bot.Id)))?.State == BotState.Up, "the bot comes up with its own token");
        using (var visitor = new Visitor(restored.Url))
            Assert.Equal("/dashboard", (await visitor.SignInAsync("owner@example.com", StaffedApp.Password)).Location);
        await WriteAsync(restored, bot, [restored.Sandbox.World.AddPerson("Newcomer")], rounds: 1); // New rows get numbers that nobody has.
    }

    [Theory, OnBothDatabases]
    public async Task Restore_WhereAProductIs_IsRefusedUntilItMayBeReplaced_AndKeepsItAside(DatabaseProvider provider)
    {
        await using var app = await StoppedAsync(provider, "first@example.com");
        Assert.Equal(0, (await AppProcess.RunAsync(["backup", "create", FilePath, .. app.Arguments])).Code);
        await using (var open = await DatabaseReader.OpenAsync(app))
            await open.Storage.WriteAsync(null, db => db.Admins.ExecuteUpdateAsync(row => row.SetProperty(a => a.Email, "later@example.com")));

        if (provider == DatabaseProvider.Sqlite)
            SqliteConnection.ClearPool(new SqliteConnection(app.ConnectionString)); // It would go on reading the file that is put aside.

        var refused = await AppProcess.RunAsync(["backup", "restore", FilePath, .. app.Arguments]);
        var replaced = await AppProcess.RunAsync(["backup", "restore", FilePath, "--replace", .. app.Arguments]);

        Assert.Equal(1, refused.Code);
        Assert.Contains("--replace", refused.Output, StringComparison.Ordinal);
        Assert.True(replaced.Code == 0, replaced.Output);
        await using var after = await DatabaseReader.OpenAsync(app);
        await using var db = after.ReadAll();
        Assert.Equal(["first@example.com"], await db.Admins.Select(a => a.Email).ToListAsync());
        if (provider == DatabaseProvider.Sqlite)
            Assert.Single(Directory.GetFiles(Assert.Single(Directory.GetDirectories(app.Folder, "before-restore-*")), "telegramadmin.db"));
        else
            Assert.Equal(1, await db.Database.SqlQuery<int>($"SELECT COUNT(*)::int AS \"Value\" FROM pg_namespace WHERE nspname LIKE 'before_restore_%'").SingleAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Verify_GoodFile_SaysWhatIsInIt_AndLeavesNothingBehind(DatabaseProvider provider)
    {
        await using var app = await StoppedAsync(provider, "first@example.com");
        Assert.Equal(0, (await AppProcess.RunAsync(["backup", "create", FilePath, .. app.Arguments])).Code);

        var (code, output) = await AppProcess.RunAsync(["backup", "verify", FilePath, .. app.Arguments]);

        Assert.True(code == 0, output);
        Assert.Contains("one.tgbackup is good", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Path.Combine(app.Folder, "backups")));
        if (provider == DatabaseProvider.Postgres)
        {
            await using var open = await DatabaseReader.OpenAsync(app);
            await using var db = open.ReadAll();
            Assert.Equal(0, await db.Database.SqlQuery<int>($"SELECT COUNT(*)::int AS \"Value\" FROM pg_namespace WHERE nspname LIKE 'restored_%'").SingleAsync());
        }
    }

    [Fact]
    public async Task BackupOfOneDatabase_IsRefusedByTheOther()
    {
        await using var sqlite = await StoppedAsync(DatabaseProvider.Sqlite, "first@example.com");
        await using var postgres = await TestDatabase.CreateEmptyAsync(DatabaseProvider.Postgres);
        await AppProcess.RunAsync(["backup", "create", FilePath, .. sqlite.Arguments]);

        var (code, output) = await AppProcess.RunAsync(["backup", "restore", FilePath, .. postgres.Arguments]);

        Assert.Equal(1, code);
        Assert.Contains("was made on Sqlite and this installation runs on Postgres", output, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task RestoreStagedOnARunningProduct_TakesPlaceAtTheNextStart(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Limits = SandboxLimits.Off });
        await using (var app = await RunningApp.StartAsync(database, sandbox, ReceiveMode.Webhook, ownsDatabase: false))
        {
            await app.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "", "kept@example.com", StaffedApp.Password, AdminRole.Owner);
            Assert.Null((await app.Service<MakeBackup>().RunAsync(new BackupRequest(BackupOrigin.Page, Path: FilePath))).Failure);
            await app.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "", "lost@example.com", StaffedApp.Password, AdminRole.Admin);

            var staged = await app.Service<Core.Backups.Restoring.StageRestore>().RunAsync(FilePath, null, "test");

            Assert.Null(staged.Failure);
            await using var still = app.Storage.ReadAll();
            Assert.Equal(2, await still.Admins.CountAsync());
        }
        await using var restored = await RunningApp.StartAsync(database, sandbox, ReceiveMode.Webhook, ownsDatabase: false);
        await using var db = restored.Storage.ReadAll();
        Assert.Equal(["kept@example.com"], await db.Admins.Select(a => a.Email).ToListAsync());
        Assert.Contains("staged by test", (await db.AuditEntries.SingleAsync(e => e.Action == "backup.restored")).Details, StringComparison.Ordinal);
        Assert.False(Directory.Exists(restored.Service<EngineOptions>().PathOf("restore")));
    }

    private static async Task<TestDatabase> StoppedAsync(DatabaseProvider provider, string email)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var (code, output) = await AppProcess.RunAsync(["admin", "create", "--email", email, "--password", StaffedApp.Password, .. database.Arguments]);
        Assert.True(code == 0, output);
        return database;
    }

    private static async Task Grant(RunningApp app, AppDbContext db, long person, int n)
    {
        var ledger = app.Service<Ledger>();
        var account = await ledger.OpenAsync(db, WorkspaceId.Default, person);
        Assert.Null((await ledger.GrantAsync(db, account, new EntryDraft(EntryKind.Correction, 2, $"test:{n}"))).Failure);
    }

    private static async Task WriteAsync(RunningApp app, SandboxBot bot, IReadOnlyList<SandboxPerson> people, int rounds)
    {
        var wanted = await MessagesAsync(app.Storage) + rounds * people.Count;
        for (var round = 0; round < rounds; round++)
        {
            foreach (var person in people)
                person.SendText(bot, $"message {round}");
        }
        await Eventually.TrueAsync(async () => await MessagesAsync(app.Storage) >= wanted, "every message is recorded");
    }

    private static async Task<int> MessagesAsync(IDatabase storage)
    {
        await using var db = storage.ReadAll();
        return await db.ConversationMessages.CountAsync();
    }

    private static async Task<int> CountAsync(IDatabase storage)
    {
        await using var db = storage.ReadAll();
        return await db.ConversationMessages.CountAsync() + await db.CreditEntries.CountAsync() + await db.BotUsers.CountAsync();
    }
}
