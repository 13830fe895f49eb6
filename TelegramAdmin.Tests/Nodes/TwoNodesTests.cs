using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Campaigns;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Nodes;

/// <summary>Two processes on one PostgreSQL, behind a load balancer, under traffic of every kind; each is killed, one is frozen.</summary>
[Collection(Alone.Name)]
public sealed class TwoNodesTests(ITestOutputHelper output)
{
    private const int Bots = 4;
    private static readonly int PerBot = TestScale.Of(full: 1_500, usual: 300);
    private const int Writers = 40;

    /// <summary>For each bot and each end of a node: what is claimed ahead of its slot, and what is on its way.</summary>
    private const int MostUndecidable = 3 * Bots * (2 + 8);

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task NodesThatAreKilledAndFrozen_UnderTraffic_LoseNothingSendNothingTwice()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Postgres);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        sandbox.World.Faults = new FaultSettings { LatencyMinMs = 60, LatencyMaxMs = 120 };
        var (bots, people, key) = await PrepareAsync(database, sandbox);
        Uri[] urls = [new($"http://127.0.0.1:{RunningApp.FreePort()}"), new($"http://127.0.0.1:{RunningApp.FreePort()}")];
        await using var balancer = await Balancer.StartAsync(urls);
        string[] arguments = [.. database.Arguments, "--Telegram:BotApiUrl", sandbox.Url.AbsoluteUri, "--PublicUrl", balancer.Url.AbsoluteUri];
        await using var look = await DatabaseReader.OpenAsync(database);

        var first = await AppProcess.StartAsync(urls[0], arguments);
        await using var second = await AppProcess.StartAsync(urls[1], arguments);
        await WhenSharedAsync(look);
        await Eventually.TrueAsync(() => bots.All(b => b.HasWebhook), "webhooks are set");

        var posted = PostAllAsync(urls, key, people);
        var broadcast = await StartBroadcastAsync(urls[1], key, people.Count); // Not by the balancer: it would say start twice where the first word is slow.
        await Task.Delay(3_000, _cancellation);
        var writers = Write(sandbox, bots[0]);
        await first.KillAsync(); // It leads: it was there first.
        await first.DisposeAsync();
        await Eventually.TrueAsync(() => bots.All(b => b.SentAt is [.., var last] && last > DateTimeOffset.UtcNow.AddSeconds(-1)), "the other node sends for all bots");

        await using var again = await AppProcess.StartAsync(urls[0], arguments);
        await WhenSharedAsync(look);
        writers.AddRange(Write(sandbox, bots[1]));
        await second.FreezeAsync(TimeSpan.FromSeconds(6));
        await WhenSharedAsync(look);
        writers.AddRange(Write(sandbox, bots[2]));
        await second.KillAsync();

        await posted;
        try
        {
            await CheckAsync(look, bots, people, writers, broadcast);
        }
        catch
        {
            await TellAsync(look, broadcast, again);
            throw;
        }
    }

    private async Task TellAsync(OpenDatabase look, long broadcast, AppProcess node)
    {
        await using var db = look.ReadAll();
        output.WriteLine($"broadcast {(await db.Broadcasts.SingleAsync(b => b.Id == broadcast)).State}");
        output.WriteLine($"recipients {string.Join(", ", await db.Recipients.Where(r => r.BroadcastId == broadcast).GroupBy(r => r.State).Select(g => $"{g.Key} {g.Count()}").ToListAsync())}");
        output.WriteLine($"messages {string.Join(", ", await db.OutboxMessages.GroupBy(m => new { m.BotId, m.State }).Select(g => $"{g.Key.BotId.Value} {g.Key.State} {g.Count()}").ToListAsync())}");
        output.WriteLine($"leases {string.Join(", ", await db.NodeLeases.Select(l => $"{l.Name} {l.NodeId} {l.Epoch}").ToListAsync())}");
        output.WriteLine(node.Output);
    }

    private static async Task<(List<SandboxBot> Bots, List<(SandboxBot Bot, SandboxPerson Person)> People, string Key)> PrepareAsync(TestDatabase database, SandboxServer sandbox)
    {
        await using var app = await RunningApp.StartAsync(database, sandbox, ReceiveMode.Polling, ownsDatabase: false);
        var (bots, people) = (new List<SandboxBot>(), new List<(SandboxBot, SandboxPerson)>());
        for (var i = 0; i < Bots; i++)
        {
            var bot = await app.AddBotAsync($"node{i}_bot");
            var known = sandbox.World.AddPeople(PerBot, $"N{i}_");
            await app.KnowAsync(known, bot);
            bots.Add(bot);
            people.AddRange(known.Select(person => (bot, person)));
        }
        foreach (var bot in bots) // Webhooks where there is an address.
            await app.Storage.WriteAsync(null, db => db.Bots.Where(b => b.Id == new BotId(bot.Id)).ExecuteUpdateAsync(b => b.SetProperty(x => x.Mode, ReceiveMode.Webhook)));
        return (bots, people, (await app.AddKeyAsync(new NewApiKey("a program", ApiScopes.MessagesSend | ApiScopes.MessagesRead))).Key);
    }

    private static Task WhenSharedAsync(OpenDatabase look) => Eventually.TrueAsync(async () =>
    {
        await using var db = look.ReadAll();
        var nodes = (await db.Nodes.ToListAsync()).Where(n => n.AliveUntil > DateTimeOffset.UtcNow).Select(n => n.Id).ToList();
        var leases = await db.NodeLeases.Where(l => l.NodeId != null && l.Name != NodeLease.Lead).ToListAsync();
        return nodes.Count == 2 && nodes.All(n => leases.Count(l => l.NodeId == n) == Bots / 2);
    }, "each node has half of the bots");

    private static List<(SandboxBot Bot, SandboxPerson Person)> Write(SandboxServer sandbox, SandboxBot bot)
    {
        var writers = sandbox.World.AddPeople(Writers, $"W{bot.Id}_").Select(person => (bot, person)).ToList();
        foreach (var (_, person) in writers)
            person.Start(bot);
        return writers;
    }

    /// <summary>A program that posts to either node in turns, each message under a key of its own, until it is told that it was taken.</summary>
    private Task PostAllAsync(Uri[] urls, string key, IReadOnlyList<(SandboxBot Bot, SandboxPerson Person)> people) => Task.Run(async () =>
    {
        using var http = Client(key);
        var turn = 0;
        foreach (var (bot, person) in Enumerable.Range(0, PerBot).SelectMany(i => Enumerable.Range(0, Bots).Select(b => people[b * PerBot + i])))
        {
            while (!await TryPostAsync(http, new Uri(urls[turn++ % 2], $"/api/v1/send/{bot.Id}"), person))
                await Task.Delay(20, _cancellation);
            await Task.Delay(5, _cancellation);
        }
    }, _cancellation);

    private static HttpClient Client(string key, int patience = 3) =>
        new() { Timeout = TimeSpan.FromSeconds(patience), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };

    private static async Task<bool> TryPostAsync(HttpClient http, Uri url, SandboxPerson person)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url);
            request.Headers.Add("Idempotency-Key", person.Id.ToString(CultureInfo.InvariantCulture));
            request.Content = new StringContent($$"""{"chat_id": {{person.Id}}, "text": "rest {{person.Id}}"}""", Encoding.UTF8, "application/json");
            using var response = await http.SendAsync(request);
            return response.StatusCode == HttpStatusCode.Accepted;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false; // Killed or frozen before it answered; what became of the message, the next try finds out.
        }
    }

    private static async Task<long> StartBroadcastAsync(Uri url, string key, int people)
    {
        using var http = Client(key, patience: 60);
        var written = await PostAsync(http, new Uri(url, "/api/v1/broadcasts"), """{"name": "News", "message": {"default": {"text": "news {{ first_name }}"}}}""");
        var id = written.GetProperty("broadcast_id").GetInt64();
        await PostAsync(http, new Uri(url, $"/api/v1/broadcasts/{id}/start"), $$"""{"confirm": {{people}}}""");
        return id;
    }

    private static async Task<JsonElement> PostAsync(HttpClient http, Uri url, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(url, content);
        var answer = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, answer);
        return JsonDocument.Parse(answer).RootElement;
    }

    private async Task CheckAsync(
        OpenDatabase look, List<SandboxBot> bots, List<(SandboxBot Bot, SandboxPerson Person)> people, List<(SandboxBot Bot, SandboxPerson Person)> writers, long broadcast)
    {
        await using var db = look.ReadAll();
        await Eventually.TrueAsync(async () => await db.Broadcasts.AnyAsync(b => b.Id == broadcast && b.State == BroadcastState.Finished), "the broadcast is finished", TimeSpan.FromMinutes(3));
        await Eventually.TrueAsync(async () => !await db.OutboxMessages.AnyAsync(m => m.State != DeliveryState.Sent && m.State != DeliveryState.Unknown && m.State != DeliveryState.Failed),
            "everything has an end", TimeSpan.FromMinutes(1));
        var silence = bots.Max(b => b.SentAt.Zip(b.SentAt.Skip(1), (one, next) => (next - one).TotalSeconds).Max());
        var posts = await db.OutboxMessages.Where(m => m.ApiKeyId != null).ToDictionaryAsync(m => m.ChatId, m => m.State);
        var recipients = await db.Recipients.Where(r => r.BroadcastId == broadcast).ToDictionaryAsync(r => r.TelegramUserId, r => r.State);
        var unknown = posts.Count(p => p.Value == DeliveryState.Unknown) + recipients.Count(r => r.Value == RecipientState.Unknown);
        var replies = writers.Select(w => w.Person.History(w.Bot).Count(m => m.FromBot)).ToList();
        output.WriteLine($"{2 * people.Count} messages, {writers.Count} people who wrote: {unknown} unknown, {replies.Sum() - writers.Count} replies repeated, longest silence of a bot {silence:0.0} s");

        Assert.Equal(people.Select(p => p.Person.Id).Order(), posts.Keys.Order());
        Assert.Equal(people.Select(p => p.Person.Id).Order(), recipients.Keys.Order());
        Assert.All(people, p => AssertOnce(p, "rest", posts[p.Person.Id] == DeliveryState.Sent, posts[p.Person.Id] == DeliveryState.Unknown));
        Assert.All(people, p => AssertOnce(p, "news", recipients[p.Person.Id] == RecipientState.Sent, recipients[p.Person.Id] == RecipientState.Unknown));
        Assert.InRange(unknown, 0, MostUndecidable);
        Assert.All(replies, count => Assert.InRange(count, 1, 2)); // A bot's own replies go out again where nobody knows.
        Assert.Empty(await db.InboxUpdates.Where(u => u.ProcessedAt == null || u.Error != null).ToListAsync());
    }

    private static void AssertOnce((SandboxBot Bot, SandboxPerson Person) to, string word, bool isSent, bool isUnknown)
    {
        var received = to.Person.History(to.Bot).Count(m => m.FromBot && m.Text?.StartsWith(word, StringComparison.Ordinal) == true);
        Assert.True((isSent && received == 1) || (isUnknown && received <= 1), $"{to.Person.Id} got {received} × {word} (sent: {isSent}, unknown: {isUnknown})");
    }
}
