using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Hosting.Logging;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Operations;

public sealed class LogTests
{
    private static readonly (string Line, string Secret)[] Leaks =
    [
        ("asked https://api.telegram.org/bot4242424242:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/getMe", "AAHdqTcvCH1v"),
        ("Authorization: Bearer abcdefgh12345678", "abcdefgh12345678"),
        ("Host=db;Username=app;Password=not-for-logs;Database=x", "not-for-logs"),
        ("key sk_live_51HxYzAbCdEf refused", "51HxYz"),
        ("{\"secret_token\":\"abcd1234abcd\"}", "abcd1234abcd"),
        ("by tga_AbCdEfGh1234 it came", "AbCdEfGh1234"),
        ("signed whsec_AbCdEfGh12345678", "AbCdEfGh12345678"),
    ];

    [Fact]
    public async Task Secrets_NeverGetIntoMemoryOrFiles()
    {
        await using var app = await RunningApp.StartAsync();
        var log = app.Service<ILoggerFactory>().CreateLogger("TelegramAdmin.Tests.Leak");

        foreach (var (line, _) in Leaks)
            Say(log, LogLevel.Information, line);
        await app.Service<LogFiles>().FlushAsync();

        var kept = app.Service<LogReader>().Read(new LogFilter { Category = "TelegramAdmin.Tests.Leak" }).Rows;
        Assert.Equal(Leaks.Length, kept.Count);
        Assert.All(kept, entry => Assert.Contains(SecretMask.Hidden, entry.Message, StringComparison.Ordinal));
        var files = string.Concat(app.Service<LogFiles>().List().Select(File.ReadAllText));
        Assert.Contains("TelegramAdmin.Tests.Leak", files, StringComparison.Ordinal);
        foreach (var (_, secret) in Leaks)
        {
            Assert.DoesNotContain(kept, entry => entry.Message.Contains(secret, StringComparison.Ordinal));
            Assert.DoesNotContain(secret, files, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task TextMadeToHoldTheMaskUp_IsCleanedAtOnce()
    {
        await using var app = await RunningApp.StartAsync();
        foreach (var part in new[] { "7", "Bearer ", "password ", "12345:" })
        {
            var text = string.Concat(Enumerable.Repeat(part, 100_000 / part.Length)) + "!";
            Assert.Equal(text, app.Service<SecretMask>().Clean(text)); // What takes longer than half a second is hidden whole.
        }
    }

    [Fact]
    public async Task Page_FindsLinesByLevelAndWords_AndIsForAdmins()
    {
        await using var staffed = new StaffedApp();
        await staffed.InitializeAsync();
        var log = staffed.App.Service<ILoggerFactory>().CreateLogger("TelegramAdmin.Tests.Harbour");
        staffed.App.Expect("A crane is stuck");
        Say(log, LogLevel.Information, "A ship came in");
        Say(log, LogLevel.Warning, "A crane is stuck");
        using var admin = await staffed.SignedInAsync(AdminRole.Admin);

        var all = (await admin.OpenAsync("/system/logs")).Words;
        Assert.Contains("A ship came in", all, StringComparison.Ordinal);
        Assert.Contains("A crane is stuck", all, StringComparison.Ordinal);
        Assert.DoesNotContain("A ship came in", (await admin.OpenAsync("/system/logs?level=warning")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("A crane is stuck", (await admin.OpenAsync("/system/logs?q=ship")).Words, StringComparison.Ordinal);
        Assert.Contains("No line matches", (await admin.OpenAsync("/system/logs?q=submarine")).Words, StringComparison.Ordinal);
        using var helper = await staffed.SignedInAsync(AdminRole.Operator);
        Assert.DoesNotContain("A crane is stuck", (await helper.OpenAsync("/system/logs")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_AreBounded_AndReadBackwardsAcrossTheirEnds()
    {
        var folder = Directory.CreateTempSubdirectory("ta-logs-");
        using var files = new LogFiles(new EngineOptions { DataDirectory = folder.FullName }) { LargestFile = 2_000 };
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var round = 0; round < 40; round++)
        {
            for (var line = 0; line < 10; line++)
                files.Add(new LogEntry(0, start.AddSeconds(round * 10 + line), LogLevel.Information, "Tests", $"line {round * 10 + line}", null, null));
            await files.FlushAsync();
        }

        var found = new LogReader(new LogStore(), files).Read(new LogFilter());

        Assert.Equal(LogFiles.Most, files.List().Count);
        Assert.Equal("line 399", found.Rows[0].Message);
        Assert.Equal(found.Rows.OrderByDescending(r => r.At).Select(r => r.Message), found.Rows.Select(r => r.Message));
        var next = new LogReader(new LogStore(), files).Read(new LogFilter { Before = start.AddSeconds(350) });
        Assert.Equal("line 349", next.Rows[0].Message);
        folder.Delete(recursive: true);
    }

#pragma warning disable CA1848, CA2254 // Lines of a test.
    private static void Say(ILogger log, LogLevel level, string line) => log.Log(level, "{Line}", line);
#pragma warning restore CA1848, CA2254
}
