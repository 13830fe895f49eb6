using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Hosting;

public sealed class CommandLineTests(CommandLineTests.Fixture fixture) : IClassFixture<CommandLineTests.Fixture>
{
    private const string Password = "violet anchor 27";

    [Fact]
    public async Task AdminCreate_BesideARunningApp_LetsThemSignInAtOnce()
    {
        var (code, output) = await fixture.RunAsync("admin", "create", "--email", "ops@example.com", "--password", Password, "--role", "OPERATOR");

        Assert.True(code == 0, output);
        Assert.Contains("ops@example.com may sign in now, as operator", output, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, output, StringComparison.Ordinal);
        using var visitor = new Visitor(fixture.App.Url);
        Assert.Equal("/dashboard", (await visitor.SignInAsync("ops@example.com", Password)).Location);
        await using var db = fixture.App.Storage.ReadAll();
        var admin = await db.Admins.SingleAsync(a => a.Email == "ops@example.com");
        Assert.Equal(AdminRole.Operator, (await db.WorkspaceMembers.SingleAsync(m => m.AdminId == admin.Id)).Role);
    }

    [Fact]
    public async Task AdminCreate_WithAPasswordThatBeginsWithAnAtSign_TakesItAsItIs()
    {
        var (code, output) = await fixture.RunAsync("admin", "create", "--email", "at@example.com", "--password", "@violet anchor");

        Assert.True(code == 0, output);
        using var visitor = new Visitor(fixture.App.Url);
        Assert.Equal("/dashboard", (await visitor.SignInAsync("at@example.com", "@violet anchor")).Location);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("TELEGRAMADMIN_ADMIN_PASSWORD")]
    public async Task AdminCreate_ToldThePasswordInPrivate_TakesIt(string? variable)
    {
        var email = $"private{variable?.Length}@example.com";

        var (code, output) = await AppProcess.RunWithSecretAsync(variable, Password, ["admin", "create", "--email", email, .. variable is null ? (string[])["--password", "-"] : [], .. fixture.App.Database.Arguments]);

        Assert.True(code == 0, output);
        using var visitor = new Visitor(fixture.App.Url);
        Assert.Equal("/dashboard", (await visitor.SignInAsync(email, Password)).Location);
    }

    [Fact]
    public async Task BotAdd_ToldTheTokenInPrivate_TakesIt_AndHelpDoesNotTellIt()
    {
        var bot = fixture.App.Sandbox.World.AddBot("private_bot", "Private");

        var (code, output) = await AppProcess.RunWithSecretAsync(null, bot.Token, ["bot", "add", "--token", "-", .. fixture.App.Database.Arguments, "--Telegram:BotApiUrl", fixture.App.Sandbox.Url.AbsoluteUri, "--PublicUrl", fixture.App.Url.AbsoluteUri]);
        var help = await AppProcess.RunWithSecretAsync("TELEGRAMADMIN_BOT_TOKEN", bot.Token, "bot", "add", "--help");
        var without = await fixture.RunAsync("bot", "add");

        Assert.True(code == 0, output);
        Assert.Equal(bot.Id.ToString(CultureInfo.InvariantCulture), output.Trim());
        Assert.Contains("TELEGRAMADMIN_BOT_TOKEN", help.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Token, help.Output, StringComparison.Ordinal);
        Assert.Equal(1, without.Code);
        Assert.Contains("--token is missing. Set TELEGRAMADMIN_BOT_TOKEN", without.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new@example.com", "short", "admin", "The password is too short")]
    [InlineData("new@example.com", "password123", "admin", "on every list of stolen ones")]
    [InlineData("new at example", Password, "admin", "not an email address")]
    [InlineData("new@example.com", Password, "emperor", "There is no role emperor. Take viewer, operator, admin or owner")]
    [InlineData("new@example.com", Password, "4", "There is no role 4")]
    [InlineData("taken@example.com", Password, "admin", "taken@example.com has an account already")]
    public async Task AdminCreate_Wrong_IsRefusedWithWords(string email, string password, string role, string words)
    {
        var (code, output) = await fixture.RunAsync("admin", "create", "--email", email, "--password", password, "--role", role);

        Assert.NotEqual(0, code);
        Assert.Contains(words, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BotAdd_BesideARunningApp_PrintsItsNumberAndIsPickedUp()
    {
        var bot = fixture.App.Sandbox.World.AddBot("beside_bot", "Beside");

        var (code, output) = await fixture.RunAsync("bot", "add", "--token", bot.Token);

        Assert.True(code == 0, output);
        Assert.Equal(bot.Id.ToString(CultureInfo.InvariantCulture), output.Trim());
        await Eventually.TrueAsync(() => bot.HasWebhook, "the running app connects it", TimeSpan.FromSeconds(5));
        var person = fixture.App.Sandbox.World.AddAudience(bot, 1)[0];
        person.Start(bot);
        await person.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience);
    }

    [Theory]
    [InlineData("424242:SANDBOX-never-given-out", null, "Telegram does not know this token")]
    [InlineData("no-token", null, "This is not a bot token")]
    [InlineData("424242:SANDBOX-never-given-out", "pigeon", "There is no mode pigeon. Take webhook or polling")]
    public async Task BotAdd_Wrong_IsRefusedWithWords(string token, string? mode, string words)
    {
        var (code, output) = await fixture.RunAsync(["bot", "add", "--token", token, .. mode is null ? (string[])[] : ["--mode", mode]]);

        Assert.NotEqual(0, code);
        Assert.Contains(words, output, StringComparison.Ordinal);
        Assert.DoesNotContain("SANDBOX", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("migrat")]
    [InlineData("backups", "create", "here.zip")]
    public async Task UnknownCommand_IsRefusedInsteadOfServing(params string[] arguments)
    {
        var (code, output) = await fixture.RunAsync(arguments);

        Assert.NotEqual(0, code);
        Assert.Contains($"There is no command {arguments[0]}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_BesideAHealthyApp_EndsWithZero()
    {
        var (code, output) = await fixture.RunAsync("doctor");

        Assert.True(code == 0, output);
        foreach (var part in new[] { "configuration", "database", "disk", "telegram", "stripe" })
            Assert.Matches($@"ok\s+{part}", output);
    }

    [Fact]
    public async Task Doctor_WithoutTelegram_EndsWithOneAndSaysWhy()
    {
        var (code, output) = await AppProcess.RunAsync(["doctor", .. fixture.App.Database.Arguments, "--Telegram:BotApiUrl", "http://127.0.0.1:1"]);

        Assert.Equal(1, code);
        Assert.Matches(@"FAIL\s+telegram\s+127.0.0.1:1 does not answer", output);
    }

    [Fact]
    public async Task Doctor_OnAnEmptyFolder_SaysThatThereIsNoDatabaseYetAndMakesNone()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(DatabaseProvider.Sqlite);

        var (code, output) = await AppProcess.RunAsync("doctor", "--DataDirectory", database.Folder, "--Telegram:BotApiUrl", fixture.App.Sandbox.Url.AbsoluteUri);

        Assert.True(code == 0, output);
        Assert.Contains("the first start makes it", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(database.Folder, "*.db*"));
    }

    [Theory, OnBothDatabases]
    public async Task Migrate_Twice_SaysWhatItDid(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(provider);

        var first = await AppProcess.RunAsync(["migrate", .. database.Arguments]);
        var second = await AppProcess.RunAsync(["migrate", .. database.Arguments]);

        Assert.Equal(0, first.Code);
        Assert.Matches("[1-9][0-9]* migrations applied", first.Output);
        Assert.Equal((0, "The database is up to date."), (second.Code, second.Output.Trim()));
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("admin", "create", "--email", "new@example.com", "--password", Password)]
    public async Task DatabaseOfANewerVersion_IsRefusedWithWordsAndLeftAlone(params string[] arguments)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(DatabaseProvider.Sqlite);
        await AppProcess.RunAsync(["migrate", .. database.Arguments]);
        await ExecuteAsync(database, "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_FromTomorrow', '99.0.0')");

        var (code, output) = await AppProcess.RunAsync([.. arguments, .. database.Arguments, "--urls", "http://127.0.0.1:0", "--Telegram:BotApiUrl", "http://127.0.0.1:1"]);

        Assert.Equal(2, code);
        Assert.Contains("changed by a newer version of TelegramAdmin (migration 29990101000000_FromTomorrow)", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_OnADatabaseOfANewerVersion_EndsWithOneAndSaysSo()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(DatabaseProvider.Sqlite);
        await AppProcess.RunAsync(["migrate", .. database.Arguments]);
        await ExecuteAsync(database, "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_FromTomorrow', '99.0.0')");

        var (code, output) = await AppProcess.RunAsync(["doctor", .. database.Arguments, "--Telegram:BotApiUrl", fixture.App.Sandbox.Url.AbsoluteUri]);

        Assert.Equal(1, code);
        Assert.Matches(@"FAIL\s+schema\s+The database was changed by a newer version", output);
    }

    private static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using var connection = new SqliteConnection(database.ConnectionString + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    [Fact]
    public async Task ApiKeyCreate_BesideARunningApp_PrintsTheKeyAloneAndItWorksAtOnce()
    {
        var bot = await fixture.App.AddBotAsync("keyed_bot");

        var (code, output) = await fixture.RunAsync("apikey", "create", "--name", "billing", "--scopes", "users:read,stats:read", "--bots", bot.Id.ToString(CultureInfo.InvariantCulture), "--rate", "50", "--expires", "30d");

        Assert.True(code == 0, output);
        Assert.Matches("^tga_[0-9A-Za-z]{38}$", output.Trim());
        using var program = fixture.App.Program(output.Trim());
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/users")).Status);
        Assert.Equal(bot.Id, (await program.GetAsync("/api/v1/bots")).Json.GetProperty("items")[0].GetProperty("id").GetInt64());
        await using var db = fixture.App.Storage.ReadAll();
        var row = await db.ApiKeys.SingleAsync(k => k.Name == "billing");
        Assert.Equal((50, "command line"), (row.RatePerSecond, row.CreatedBy));
        Assert.True(await db.AuditEntries.AnyAsync(e => e.Action == "api_key.created" && e.Actor == "command line"));
    }

    [Fact]
    public async Task ApiKeyRevoke_BesideARunningApp_EndsItWithinSeconds()
    {
        var (_, key) = await fixture.RunAsync("apikey", "create", "--name", "ending", "--scopes", "admin");
        using var program = fixture.App.Program(key.Trim());
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/bots")).Status);
        var (_, list) = await fixture.RunAsync("apikey", "list");
        var line = list.Split('\n').Single(l => l.Contains("ending", StringComparison.Ordinal)).Split('\t');

        var (code, output) = await fixture.RunAsync("apikey", "revoke", line[0]);

        Assert.True(code == 0, output);
        Assert.Equal("active", line[3]);
        await Eventually.TrueAsync(async () => (await program.GetAsync("/api/v1/bots")).Status == HttpStatusCode.Unauthorized, "the key is refused", TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("n", "messages:fly", null, null, "One of the scopes is not known. There are messages:send")]
    [InlineData("n", "", null, null, "Choose at least one scope")]
    [InlineData("", "admin", null, null, "Give the key a name")]
    [InlineData("n", "admin", "12x", null, "--bots takes the numbers of bots")]
    [InlineData("n", "admin", "404", null, "There is no bot 404 in this workspace")]
    [InlineData("n", "admin", null, "someday", "--expires takes a date")]
    [InlineData("n", "admin", null, "2001-01-01", "must lie in the future")]
    public async Task ApiKeyCreate_Wrong_IsRefusedWithWords(string name, string scopes, string? bots, string? expires, string words)
    {
        var (code, output) = await fixture.RunAsync(["apikey", "create", "--name", name, "--scopes", scopes,
            .. bots is null ? (string[])[] : ["--bots", bots], .. expires is null ? (string[])[] : ["--expires", expires]]);

        Assert.NotEqual(0, code);
        Assert.Contains(words, output, StringComparison.Ordinal);
        Assert.DoesNotContain("tga_", output, StringComparison.Ordinal);
    }

    public sealed class Fixture : IAsyncLifetime
    {
        public RunningApp App { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            App = await RunningApp.StartAsync();
            await App.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "", "taken@example.com", Password, AdminRole.Viewer);
        }

        /// <summary>A verb on the running app's data folder.</summary>
        public Task<(int Code, string Output)> RunAsync(params string[] arguments) =>
            AppProcess.RunAsync([.. arguments, .. App.Database.Arguments, "--Telegram:BotApiUrl", App.Sandbox.Url.AbsoluteUri, "--PublicUrl", App.Url.AbsoluteUri]);

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
