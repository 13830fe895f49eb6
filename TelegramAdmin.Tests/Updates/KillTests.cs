using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Updates;

public sealed class KillTests(ITestOutputHelper output)
{
    private const int People = 1_000;

    [Theory, OnBothDatabases]
    public async Task KillInTheMiddleOfAThousandUpdates_AfterTheRestart_EachHadItsEffectOnceAndNoReplyIsMissing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Limits = SandboxLimits.Off });
        sandbox.World.Faults = new FaultSettings { LatencyMinMs = 20, LatencyMaxMs = 60 };
        var bot = sandbox.World.AddBot("sturdy_bot", "Sturdy");
        var people = sandbox.World.AddAudience(bot, People);
        var url = new Uri($"http://127.0.0.1:{RunningApp.FreePort()}");
        string[] arguments = [.. database.Arguments, "--Telegram:BotApiUrl", sandbox.Url.AbsoluteUri, "--PublicUrl", url.AbsoluteUri, "--Telegram:Bots:0:Token", bot.Token];

        var first = await AppProcess.StartAsync(url, arguments);
        await Eventually.TrueAsync(() => bot.HasWebhook, "the webhook is set");
        foreach (var person in people)
            person.Start(bot);
        await Eventually.TrueAsync(() => Answered(people, bot) > People / 4, "a quarter is answered");
        await first.KillAsync();
        await first.DisposeAsync();
        var before = Answered(people, bot);
        Assert.InRange(before, People / 4, People - 1);

        var restarted = Stopwatch.StartNew();
        await using var second = await AppProcess.StartAsync(url, arguments);
        await Eventually.TrueAsync(() => Answered(people, bot) > before, "sending goes on");
        var silence = restarted.Elapsed;
        await Eventually.TrueAsync(() => Answered(people, bot) == People, "everybody has an answer", TimeSpan.FromSeconds(90));

        var repeated = people.Sum(p => p.History(bot).Count(m => m.FromBot) - 1);
        output.WriteLine($"{provider}: {before} answered before the kill, {repeated} replies repeated, sending went on {silence.TotalSeconds:0.0} s after the restart");
        Assert.InRange(repeated, 0, 64); // What was in flight at that moment, at most.
        await AssertEachOnceAsync(database, people);
    }

    private static int Answered(IReadOnlyList<SandboxPerson> people, SandboxBot bot) => people.Count(p => p.History(bot).Any(m => m.FromBot));

    private static async Task AssertEachOnceAsync(TestDatabase database, IReadOnlyList<SandboxPerson> people)
    {
        await using var reader = await DatabaseReader.OpenAsync(database);
        await using var db = reader.ReadAll();
        await Eventually.TrueAsync(async () => !await db.InboxUpdates.AnyAsync(u => u.ProcessedAt == null), "the log is worked off");
        Assert.Equal(People, await db.InboxUpdates.CountAsync(u => u.Kind == "message"));
        Assert.Equal(0, await db.InboxUpdates.CountAsync(u => u.Error != null));
        Assert.Equal(People, await db.OutboxMessages.CountAsync(m => m.Method == "sendMessage"));
        Assert.Empty(await db.BotUsers.Where(u => u.MessagesIn != 1).Select(u => new { u.TelegramUserId, u.MessagesIn, u.FirstSeenAt, u.LastSeenAt }).ToListAsync());
        var known = await db.BotUsers.Select(u => u.TelegramUserId).ToListAsync();
        Assert.Empty(await TracesAsync(db, [.. people.Select(p => p.Id).Except(known)]));
        Assert.Equal(People, known.Count);
    }

    /// <summary>What is there of people who are not: where nothing was lost, nothing at all.</summary>
    private static async Task<IReadOnlyList<string>> TracesAsync(AppDbContext db, IReadOnlyList<long> missing)
    {
        var traces = new List<string>();
        foreach (var id in missing)
        {
            var updates = await db.InboxUpdates.Where(u => u.ChatId == id).Select(u => $"{u.Id} {u.Kind} tries {u.Attempts} at {u.ProcessedAt:O}").ToListAsync();
            var sent = await db.OutboxMessages.CountAsync(m => m.ChatId == id);
            traces.Add($"{id}: {string.Join(", ", updates)}; {sent} sent; known {await db.KnownPeople.AnyAsync(p => p.TelegramUserId == id)}");
        }
        return traces;
    }
}
