using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Campaigns;

/// <summary>A broadcast whose program is killed again and again. In full length 20,000 people and five kills.</summary>
public sealed class BroadcastKillTests(ITestOutputHelper output)
{
    private const int Bots = 4;
    private static readonly int PerBot = TestScale.Of(full: 5_000, usual: 500);
    private static readonly int Kills = TestScale.Of(full: 5, usual: 3);

    /// <summary>For each bot half a second's worth: what is claimed ahead of its slot, and what is on its way. On a calm machine it is a third of that.</summary>
    private const int MostUndecidable = Bots * 14;

    [Theory, OnBothDatabases]
    public async Task Kills_Pauses_AndFaults_LeaveEachRecipientExactlyOneOutcome(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        var (people, strangers, key) = await PrepareAsync(database, sandbox);
        sandbox.World.Faults = new FaultSettings { LatencyMinMs = 60, LatencyMaxMs = 120, ServerErrorRate = 0.02, RefuseRate = 0.005, RetryAfter = 1, LoseAnswerRate = 0.005 };
        var url = new Uri($"http://127.0.0.1:{RunningApp.FreePort()}");
        string[] arguments = [.. database.Arguments, "--Telegram:BotApiUrl", sandbox.Url.AbsoluteUri];
        var all = people.Count + strangers.Count;

        long id = 0;
        for (var kill = 0; kill <= Kills; kill++)
        {
            await using var app = await AppProcess.StartAsync(url, arguments);
            app.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            if (kill == 0)
                id = await StartAsync(app, all);
            if (kill is 1 or 2)
                await PauseAndResumeAsync(app, sandbox, id);
            var enough = (kill + 1) * people.Count / (Kills + 2);
            await Eventually.TrueAsync(() => sandbox.World.Counters.Sends >= enough, $"{enough} were sent", TimeSpan.FromMinutes(20));
            if (kill < Kills)
                await app.KillAsync();
            else
                await Eventually.TrueAsync(async () => (await ReadAsync(app, id)).GetProperty("state").GetString() == "finished", "it is finished", TimeSpan.FromMinutes(20));
        }
        await CheckAsync(database, sandbox, people, strangers, id, provider);
    }

    /// <summary>Of each hundred three are people whom Telegram does not let the bot write to.</summary>
    private static async Task<(List<(SandboxBot Bot, SandboxPerson Person)> People, List<SandboxPerson> Strangers, string Key)> PrepareAsync(TestDatabase database, SandboxServer sandbox)
    {
        await using var app = await RunningApp.StartAsync(database, sandbox, ReceiveMode.Polling, ownsDatabase: false);
        var (people, strangers) = (new List<(SandboxBot, SandboxPerson)>(), new List<SandboxPerson>());
        for (var i = 0; i < Bots; i++)
        {
            var bot = await app.AddBotAsync($"kill{i}_bot");
            var known = sandbox.World.AddPeople(PerBot * 97 / 100, $"K{i}_");
            var unknown = sandbox.World.AddPeople(PerBot - known.Count, $"U{i}_");
            await app.KnowAsync(known, bot);
            await app.KnowIdsAsync([.. unknown.Select(u => (u.Id, u.FirstName))], bot);
            people.AddRange(known.Select(person => (bot, person)));
            strangers.AddRange(unknown);
        }
        return (people, strangers, (await app.AddKeyAsync(new NewApiKey("a program", ApiScopes.MessagesSend | ApiScopes.MessagesRead))).Key);
    }

    private static async Task<long> StartAsync(AppProcess app, int people)
    {
        var written = await PostAsync(app, "", """{"name": "News", "message": {"default": {"text": "For {{ first_name }}"}}}""");
        var id = written.GetProperty("broadcast_id").GetInt64();
        Assert.Equal("running", (await PostAsync(app, $"/{id}/start", $$"""{"confirm": {{people}}}""")).GetProperty("state").GetString());
        return id;
    }

    private static async Task PauseAndResumeAsync(AppProcess app, SandboxServer sandbox, long id)
    {
        await PostAsync(app, $"/{id}/pause", "{}");
        await Eventually.TrueAsync(async () => (await ReadAsync(app, id)).GetProperty("counts").GetProperty("queued").GetInt64() == 0, "nothing is under way");
        var sends = sandbox.World.Counters.Sends;
        await ReadAsync(app, id);
        Assert.Equal(sends, sandbox.World.Counters.Sends);
        await PostAsync(app, $"/{id}/resume", "{}");
    }

    private async Task CheckAsync(
        TestDatabase database, SandboxServer sandbox, List<(SandboxBot Bot, SandboxPerson Person)> people, List<SandboxPerson> strangers, long id, DatabaseProvider provider)
    {
        await using var reader = await DatabaseReader.OpenAsync(database);
        await using var db = reader.ReadAll();
        var outcomes = await db.Recipients.Where(r => r.BroadcastId == id).ToDictionaryAsync(r => r.TelegramUserId, r => r.State);
        var received = people.ToDictionary(p => p.Person.Id, p => p.Person.Received(p.Bot).Count);
        var unknown = outcomes.Count(o => o.Value == RecipientState.Unknown);
        output.WriteLine($"{provider}: {string.Join(", ", outcomes.Values.CountBy(o => o))}; {sandbox.World.Counters}");

        Assert.Equal(people.Select(p => p.Person.Id).Concat(strangers.Select(s => s.Id)).Order(), outcomes.Keys.Order());
        Assert.All(received, r => Assert.True(outcomes[r.Key] switch
        {
            RecipientState.Sent => r.Value == 1,
            RecipientState.Unknown => r.Value <= 1,
            RecipientState.Failed => r.Value == 0,
            _ => false,
        }, $"{r.Key} got {r.Value} and is {outcomes[r.Key]}"));
        Assert.All(strangers, s => Assert.Contains(outcomes[s.Id], (RecipientState[])[RecipientState.Failed, RecipientState.Unknown]));
        Assert.InRange(unknown, 0, sandbox.World.Counters.LostAnswers + Kills * MostUndecidable);
        Assert.Equal(sandbox.World.Counters.Sends, received.Values.Sum());
    }

    private static Task<JsonElement> ReadAsync(AppProcess app, long id) => JsonAsync(app.Http.GetAsync(new Uri($"/api/v1/broadcasts/{id}", UriKind.Relative)));

    private static Task<JsonElement> PostAsync(AppProcess app, string path, string body) =>
        JsonAsync(app.Http.PostAsync(new Uri($"/api/v1/broadcasts{path}", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json")));

    private static async Task<JsonElement> JsonAsync(Task<HttpResponseMessage> request)
    {
        using var response = await request;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonElement.Parse(text);
    }
}
