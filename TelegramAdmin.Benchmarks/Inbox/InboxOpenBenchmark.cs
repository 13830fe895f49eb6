using System.Diagnostics;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Inbox;

/// <summary>
/// An inbox of 100,000 conversations: how long the server takes for the list, for each of its filters and for an open conversation. Each is the whole page as a browser loads it:
/// signed in, read, rendered and sent.
/// </summary>
internal static class InboxOpenBenchmark
{
    private const int Conversations = 100_000;
    private const string Email = "nora@example.com";
    private const string Password = "violet anchor 27";

    public static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider)
    {
        await using var home = await Home.CreateAsync(provider);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        var bot = sandbox.World.AddBot("inbox_bot", "Inbox");
        var longest = await FillAsync(home, sandbox, bot);
        await using var product = await ProductProcess.StartAsync(home, sandbox, Cores.OfProduct);
        using var browser = await StaffBrowser.SignInAsync(home.Url, Email, Password);
        foreach (var (what, path, rows) in Pages(bot, longest))
            await MeasureAsync(run, provider, browser, what, path, rows);
        run.Sums.Silent($"inbox, {provider}", product);
    }

    private static async Task<long> FillAsync(Home home, SandboxServer sandbox, SandboxBot bot)
    {
        await using var engine = await Engine.OpenAsync(home, sandbox);
        await engine.AddBotsAsync([bot], ReceiveMode.Webhook);
        var admin = await engine.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "Nora", Email, Password, AdminRole.Owner);
        return await InboxFill.RunAsync(engine, new BotId(bot.Id), admin.Value.Id, Conversations);
    }

    /// <summary>Rows: how many conversations the list has to show.</summary>
    private static (string What, string Path, int Rows)[] Pages(SandboxBot bot, long longest) =>
    [
        ("open", "/conversations", 50),
        ("unread", "/conversations?unread=true", 50),
        ("mine", "/conversations?view=mine", 50),
        ("unassigned", "/conversations?view=unassigned", 50),
        ("high priority", "/conversations?priority=high", 50),
        ("waiting for us", "/conversations?view=waiting", 50),
        ("snoozed", "/conversations?view=snoozed", 50),
        ("closed", "/conversations?view=closed", 50),
        ("everything", "/conversations?view=all", 50),
        ("one label", $"/conversations?label={InboxFill.Label}", 50),
        ("one bot", $"/conversations?bot={bot.Id}", 50),
        ("a name", "/conversations?view=all&q=reader_700012345", 1),
        ("a conversation of 500 messages", $"/conversations/{longest}", 50),
    ];

    private static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider, StaffBrowser browser, string what, string path, int rows)
    {
        var shown = Count(await browser.LoadAsync(path)); // Compiled and cached by it, as in a server that runs for a while.
        await browser.LoadAsync(path);
        var times = new List<double>();
        for (var n = run.IsQuick ? 5 : 25; n > 0; n--)
        {
            var started = Stopwatch.GetTimestamp();
            await browser.LoadAsync(path);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        run.Sums.Equal($"inbox, {provider}: rows of {path}", rows, shown);
        run.Report(new Figure($"inbox of 100,000: {what}", provider, times.Median(), "ms", Better.Less, 200, $"slowest of {times.Count}: {times.Max():0} ms"));
    }

    private static int Count(string page) => page.Split("data-ta-row").Length - 1;
}
