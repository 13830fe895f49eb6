using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Delivery;

public sealed class SendKillTests(ITestOutputHelper output)
{
    private const int Bots = 4;
    private const int PerBot = 500;
    private static readonly int Kills = TestScale.Of(full: 20, usual: 8);

    /// <summary>For each bot: what is claimed ahead of its slot, and what is on its way.</summary>
    private const int MostUndecidable = Bots * (2 + 6);

    [Theory, OnBothDatabases]
    public async Task Kills_WhileMessagesArriveAndLeave_NoneLostNoneTwice(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        sandbox.World.Faults = new FaultSettings { LatencyMinMs = 60, LatencyMaxMs = 120 };
        var (people, key) = await PrepareAsync(database, sandbox);
        var url = new Uri($"http://127.0.0.1:{RunningApp.FreePort()}");
        string[] arguments = [.. database.Arguments, "--Telegram:BotApiUrl", sandbox.Url.AbsoluteUri];
        using var posting = new CancellationTokenSource();
        var posted = PostAllAsync(url, key, people, posting.Token);

        var silences = new List<double>();
        for (var kill = 0; kill < Kills; kill++)
        {
            var before = sandbox.World.Counters.Sends;
            var started = Stopwatch.StartNew();
            await using var app = await AppProcess.StartAsync(url, arguments);
            await Eventually.TrueAsync(() => sandbox.World.Counters.Sends > before || posted.IsCompleted, "sending goes on");
            silences.Add(started.Elapsed.TotalSeconds);
            await Task.Delay(Random.Shared.Next(50, 700), TestContext.Current.CancellationToken);
            await app.KillAsync();
        }
        await using var last = await AppProcess.StartAsync(url, arguments);
        await posted;
        await CheckAsync(database, people, provider, silences);
    }

    private static async Task<(List<(SandboxBot Bot, SandboxPerson Person)> People, string Key)> PrepareAsync(TestDatabase database, SandboxServer sandbox)
    {
        await using var app = await RunningApp.StartAsync(database, sandbox, ReceiveMode.Polling, ownsDatabase: false);
        var people = new List<(SandboxBot, SandboxPerson)>();
        for (var i = 0; i < Bots; i++)
        {
            var bot = await app.AddBotAsync($"kill{i}_bot");
            people.AddRange(sandbox.World.AddAudience(bot, PerBot).Select(person => (bot, person)));
        }
        return (people, (await app.AddKeyAsync(new NewApiKey("a program", ApiScopes.MessagesSend))).Key);
    }

    /// <summary>A program that posts each message under a key of its own until it is told that it was taken.</summary>
    private static Task PostAllAsync(Uri url, string key, IReadOnlyList<(SandboxBot Bot, SandboxPerson Person)> people, CancellationToken cancellation) => Task.Run(async () =>
    {
        using var http = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromSeconds(5) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        // In turns, so that every bot has something to do at each kill.
        foreach (var (bot, person) in Enumerable.Range(0, PerBot).SelectMany(i => Enumerable.Range(0, Bots).Select(b => people[b * PerBot + i])))
        {
            while (!await TryPostAsync(http, bot, person))
                await Task.Delay(50, cancellation);
        }
    }, cancellation);

    private static async Task<bool> TryPostAsync(HttpClient http, SandboxBot bot, SandboxPerson person)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/send/{bot.Id}");
            request.Headers.Add("Idempotency-Key", person.Id.ToString(CultureInfo.InvariantCulture));
            request.Content = new StringContent($$"""{"chat_id": {{person.Id}}, "text": "for {{person.Id}}"}""", Encoding.UTF8, "application/json");
            using var response = await http.SendAsync(request);
            return response.StatusCode == System.Net.HttpStatusCode.Accepted;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false; // Killed before it answered; what became of the message, the next try finds out.
        }
    }

    private async Task CheckAsync(TestDatabase database, List<(SandboxBot Bot, SandboxPerson Person)> people, DatabaseProvider provider, List<double> silences)
    {
        await using var reader = await DatabaseReader.OpenAsync(database);
        await using var db = reader.ReadAll();
        await Eventually.TrueAsync(async () => !await db.OutboxMessages.AnyAsync(m => m.State != DeliveryState.Sent && m.State != DeliveryState.Unknown), "everything has an end", TimeSpan.FromMinutes(3));
        var states = await db.OutboxMessages.ToDictionaryAsync(m => m.ChatId, m => m.State);
        var received = people.ToDictionary(p => p.Person.Id, p => p.Person.Received(p.Bot).Count);
        var unknown = states.Count(s => s.Value == DeliveryState.Unknown);
        output.WriteLine($"{provider}: {unknown} of {people.Count} are unknown after {Kills} kills; from start to first message {silences.Order().ElementAt(Kills / 2):0.0} s (median), {silences.Max():0.0} s (longest)");

        Assert.Equal(people.Select(p => p.Person.Id).Order(), states.Keys.Order());
        Assert.All(received, r => Assert.True(r.Value == 1 || (r.Value == 0 && states[r.Key] == DeliveryState.Unknown), $"{r.Key} got {r.Value} and is {states[r.Key]}"));
        Assert.InRange(unknown, 0, Kills * MostUndecidable);
    }
}
