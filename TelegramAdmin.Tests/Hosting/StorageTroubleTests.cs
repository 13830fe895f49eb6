using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Hosting;

public sealed class StorageTroubleTests
{
    [Fact]
    public async Task LockedFile_AnswersTelegramToComeAgain_AndTakesTheUpdateOnceWhenItIsFree()
    {
        await using var app = await StartAsync();
        app.Expect("database_locked", "database is locked", "A group of");
        var bot = await app.AddBotAsync("locked_bot");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        var secret = (await app.Service<BotDirectory>().FindAsync(new BotId(bot.Id)))!.RevealWebhookSecret();
        await using var other = new SqliteConnection(app.Database.ConnectionString + ";Pooling=False");
        await other.OpenAsync();
        await ExecuteAsync(other, "BEGIN IMMEDIATE");

        using (var refused = await PostAsync(app, bot.Id, secret, person.Id))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        }
        await ExecuteAsync(other, "ROLLBACK");
        for (var i = 0; i < 2; i++)
        {
            using var taken = await PostAsync(app, bot.Id, secret, person.Id);
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        }

        await person.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience);
        await using var db = app.Storage.ReadAll();
        Assert.Equal(1, await db.InboxUpdates.CountAsync(u => u.UpdateId == 900_001));
        await Eventually.TrueAsync(() => db.InboxUpdates.AnyAsync(u => u.UpdateId == 900_001 && u.ProcessedAt != null), "it is processed");
        Assert.Single(person.History(bot), m => m.FromBot);
    }

    [Fact]
    public async Task LockedFile_WhileTelegramDelivers_LosesNothing()
    {
        await using var app = await StartAsync();
        app.Expect("database_locked", "database is locked", "A group of");
        var bot = await app.AddBotAsync("patient_bot");
        var people = app.Sandbox.World.AddAudience(bot, 20);
        await using var other = new SqliteConnection(app.Database.ConnectionString + ";Pooling=False");
        await other.OpenAsync();
        await ExecuteAsync(other, "BEGIN IMMEDIATE");

        foreach (var person in people)
            person.Start(bot);
        await Eventually.TrueAsync(async () => (await BotApiErrorAsync(app, bot.Id))?.Contains("503", StringComparison.Ordinal) == true, "Telegram is sent away");
        await ExecuteAsync(other, "ROLLBACK");

        await Eventually.TrueAsync(() => people.All(p => p.History(bot).Any(m => m.FromBot)), "everybody has an answer");
        Assert.All(people, person => Assert.Single(person.History(bot), m => m.FromBot));
        await Eventually.TrueAsync(() => bot.PendingUpdates == 0, "nothing waits at Telegram");
    }

    [Fact]
    public async Task LockedFile_AnswersProgramsToComeAgain_AndChangesNothing()
    {
        await using var app = await StartAsync();
        app.Expect("database_locked", "database is locked", "A group of", "is answered with 503");
        var bot = await app.AddBotAsync("steady_bot");
        using var program = await app.ProgramAsync(ApiScopes.BotsManage);
        await using var other = new SqliteConnection(app.Database.ConnectionString + ";Pooling=False");
        await other.OpenAsync();
        await ExecuteAsync(other, "BEGIN IMMEDIATE");

        var refused = await program.PatchAsync($"/api/v1/bots/{bot.Id}", """{ "name": "Renamed" }""");

        await ExecuteAsync(other, "ROLLBACK");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "storage_unavailable", "5"), (refused.Status, refused.Code, refused.Headers["Retry-After"]));
        Assert.DoesNotContain("SQLite", refused.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("steady_bot", (await program.GetAsync($"/api/v1/bots/{bot.Id}")).Json.GetProperty("name").GetString());
    }

    /// <summary>Gives up on a lock after one second, so that the tests do not take longer than they must.</summary>
    private static async Task<RunningApp> StartAsync()
    {
        var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Limits = SandboxLimits.Off });
        var connection = database.ConnectionString.Replace("Timeout=5", "Timeout=1", StringComparison.Ordinal);
        return await RunningApp.StartAsync(database, sandbox, ReceiveMode.Webhook, ownsDatabase: true, "--ConnectionStrings:Default", connection);
    }

    private static async Task<string?> BotApiErrorAsync(RunningApp app, long bot) =>
        (await app.Service<DiagnoseBot>().RunAsync(WorkspaceId.Default, new BotId(bot)))!.Info?.LastErrorMessage;

    private static async Task<HttpResponseMessage> PostAsync(RunningApp app, long bot, string secret, long person)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhook/{bot}")
        {
            Content = new StringContent(Bots.WebhookInputTests.Message(900_001, person, "/start"), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        return await app.Http.SendAsync(request);
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
