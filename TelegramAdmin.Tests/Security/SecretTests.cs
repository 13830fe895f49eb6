using System.Net;
using System.Text;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Hosting.Logging;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Security;

/// <summary>A whole run of the real program at the loudest log level, with secrets that are known: none of them may come out anywhere.</summary>
public sealed class SecretTests
{
    private const string Password = "violet anchor 27 secret";
    private const string WrongPassword = "wrong anchor 27 secret";
    private const string MetricsToken = "metrics-for-tests-secret";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Secrets_ThroughAWholeRun_AppearNowhere(bool isJson)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Limits = SandboxLimits.Off });
        var bot = sandbox.World.AddBot("discreet_bot", "Discreet");
        var firstToken = bot.Token;
        var person = sandbox.World.AddAudience(bot, 1)[0];
        var url = new Uri($"http://127.0.0.1:{RunningApp.FreePort()}");
        await using var app = await AppProcess.StartAsync(url,
        [
            .. database.Arguments, "--Telegram:BotApiUrl", sandbox.Url.AbsoluteUri, "--PublicUrl", url.AbsoluteUri, "--Telegram:Bots:0:Token", firstToken,
            "--Admin:Email", "chief@example.com", "--Admin:Password", Password, "--Metrics:Token", MetricsToken, "--Logging:Json", isJson ? "true" : "false",
            "--Logging:LogLevel:Default", "Trace", "--Logging:LogLevel:Microsoft", "Debug", "--Logging:LogLevel:Microsoft.EntityFrameworkCore", "Debug",
            "--Logging:LogLevel:System.Net.Http", "Trace", "--Logging:LogLevel:Microsoft.AspNetCore", "Trace",
        ]);
        await Eventually.TrueAsync(() => bot.HasWebhook, "the webhook is set");
        var webhookSecret = sandbox.World.Calls.Last(c => c.Method == "setWebhook")["secret_token"]!;
        Assert.True(webhookSecret.Length >= 32);
        string[] secrets = [firstToken, firstToken.Split(':')[1], webhookSecret, Password, WrongPassword, MetricsToken];

        // Everything that a day brings: answers, wrong secrets, wrong passwords, a silent Telegram, a revoked token.
        person.Start(bot);
        await person.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience);
        using var visitor = new Visitor(url);
        await visitor.SignInAsync("chief@example.com", WrongPassword);
        Assert.Equal("/dashboard", (await visitor.SignInAsync("chief@example.com", Password)).Location);
        sandbox.World.Faults = new FaultSettings { ServerErrorRate = 1, Scope = FaultScope.Everything };
        person.SendText(bot, "/help");
        await Eventually.TrueAsync(() => sandbox.World.Counters.Errors > 0, "Telegram fails");
        sandbox.World.Faults = new FaultSettings();
        await person.WaitForAsync(bot, m => m.FromBot && m.Text!.Contains("Write a message", StringComparison.Ordinal), RunningApp.Patience);
        sandbox.World.RevokeToken(bot);
        // The second has a form that nobody documents: it is given up with a word in the log.
        foreach (var update in new[] { Bots.WebhookInputTests.Message(900_001, person.Id, "/start"), """{"update_id":900002,"message":{"message_id":"one","chat":7}}""" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhook/{bot.Id}") { Content = new StringContent(update) };
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", webhookSecret);
            using var answer = await app.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        await visitor.OpenAsync($"/no/such/page?of={firstToken}"); // The server writes down who asks for what, at these levels.

        var shown = new StringBuilder();
        foreach (var path in new[] { "/dashboard", "/settings", "/conversations", "/account/security", "/health", "/health/ready", "/metrics", "/no/such/page" })
            shown.AppendLine((await visitor.OpenAsync(path)).Html);
        using (var request = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { { "Authorization", $"Bearer {MetricsToken}" } } })
            shown.AppendLine((await visitor.SendAsync(request)).Html);
        Assert.Contains("telegramadmin_bots", shown.ToString(), StringComparison.Ordinal);
        Assert.Contains($"/webhook/{bot.Id}", app.Output, StringComparison.Ordinal);
        Assert.Contains($"/no/such/page?of={SecretMask.Hidden}", app.Output, StringComparison.Ordinal);
        await AssertFormAsync(isJson, bot.Id, app);

        AssertFree(secrets, "the log", app.Output);
        AssertFree(secrets, "the pages", shown.ToString());
        foreach (var file in Directory.GetFiles(database.Folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("engine.lock", StringComparison.Ordinal)))
            AssertFree(secrets, Path.GetFileName(file), await BytesAsync(file));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", "refused the connection")]
    [InlineData("http://no-such-host.invalid", "")]
    [InlineData("https://127.0.0.1:1", "refused the connection")]
    public async Task BotApi_ThatCannotBeReached_SaysSoWithoutTheToken(string address, string words)
    {
        using var api = new HttpBotApi(new Uri(address));
        Assert.True(BotToken.TryParse("424242:SANDBOX-never-shown", out var token));

        var reply = await api.CallAsync(token, new BotApiRequest("getMe"));

        var lost = Assert.IsType<BotApiReply.Lost>(reply);
        Assert.False(lost.MayHaveBeenTaken);
        Assert.Contains(words, lost.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("never-shown", lost.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BotApi_FailingADownload_ThrowsWithoutTheToken()
    {
        using var api = new HttpBotApi(new Uri("http://127.0.0.1:1"));
        Assert.True(BotToken.TryParse("424242:SANDBOX-never-shown", out var token));

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => api.DownloadAsync(token, "photos/1.jpg", Stream.Null));

        Assert.DoesNotContain("never-shown", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("never-shown", token.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("never-shown", $"{token}", StringComparison.Ordinal);
    }

    // As lines of JSON each says what it is about, and the framework's own scopes, which hold addresses, are left out.
    private static async Task AssertFormAsync(bool isJson, long bot, AppProcess app)
    {
        if (!isJson)
        {
            Assert.Contains("dbug:", app.Output, StringComparison.Ordinal);
            return;
        }
        await Eventually.TrueAsync(() => Lines().Any(l => l.Scope is { } scope && scope.GetValueOrDefault("bot") == $"{bot}" && scope.ContainsKey("update")), $"lines say which update they are about; the last: {string.Join('\n', app.Output.Split('\n').TakeLast(5))}");
        Assert.True(Lines().Count > 100, app.Output);
        Assert.DoesNotContain("RequestPath", app.Output, StringComparison.Ordinal);

        List<LogEntry> Lines() => [.. app.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.StartsWith('{')).Select(LogEntry.Read).OfType<LogEntry>()];
    }

    private static void AssertFree(string[] secrets, string where, string text)
    {
        foreach (var secret in secrets)
        {
            var at = text.IndexOf(secret, StringComparison.Ordinal);
            Assert.True(at < 0, $"A secret is in {where}: …{(at < 0 ? "" : text.Substring(Math.Max(0, at - 80), Math.Min(80, at)))}█");
        }
    }

    // As Latin-1, so that each byte is a character.
    private static async Task<string> BytesAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
