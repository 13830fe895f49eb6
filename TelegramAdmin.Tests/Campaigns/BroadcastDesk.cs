using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Campaigns;

/// <summary>A program that writes, starts and follows broadcasts over REST.</summary>
internal sealed class BroadcastDesk(ApiClient api)
{
    public ApiClient Api => api;

    public static async Task<BroadcastDesk> OpenAsync(RunningApp app) => new(await app.ProgramAsync(ApiScopes.MessagesSend | ApiScopes.MessagesRead));

    /// <summary>A draft with one text.</summary>
    public async Task<long> WriteAsync(string text, Action<JsonObject>? change = null)
    {
        var draft = new JsonObject { ["name"] = "News", ["message"] = new JsonObject { ["default"] = new JsonObject { ["text"] = text } } };
        change?.Invoke(draft);
        var written = await api.PostAsync("/api/v1/broadcasts", draft.ToJsonString());
        Assert.True(written.Status == HttpStatusCode.Created, written.Text);
        return written.Json.GetProperty("broadcast_id").GetInt64();
    }

    public Task<ApiClient.Answer> TryAsync(long id, string act, string body = "{}") => api.PostAsync($"/api/v1/broadcasts/{id}/{act}", body);

    public async Task<JsonElement> DoAsync(long id, string act, string body = "{}")
    {
        var done = await TryAsync(id, act, body);
        Assert.True(done.Status == HttpStatusCode.OK, done.Text);
        return done.Json;
    }

    public async Task<JsonElement> ReadAsync(long id) => (await api.GetAsync($"/api/v1/broadcasts/{id}")).Json;

    public async Task<string> StateAsync(long id) => (await ReadAsync(id)).GetProperty("state").GetString()!;

    public async Task<long> CountAsync(long id, string state) => (await ReadAsync(id)).GetProperty("counts").GetProperty(state).GetInt64();

    public Task UntilAsync(long id, string state, TimeSpan? patience = null) => Eventually.TrueAsync(async () => await StateAsync(id) == state, $"broadcast {id} is {state}", patience);

    public async Task<IReadOnlyList<JsonElement>> RecipientsAsync(long id, string? state = null)
    {
        var (all, cursor) = (new List<JsonElement>(), "");
        do
        {
            var page = (await api.GetAsync($"/api/v1/broadcasts/{id}/recipients?limit=200{(state is null ? "" : $"&state={state}")}{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}")).Json;
            all.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.GetProperty("next_cursor").GetString() ?? "";
        }
        while (cursor.Length > 0);
        return all;
    }
}

internal static class KnownPeople
{
    extension(RunningApp app)
    {
        /// <summary>People who started these bots some time ago; each used the last one last.</summary>
        public async Task KnowAsync(IEnumerable<SandboxPerson> people, params IReadOnlyList<SandboxBot> bots)
        {
            var all = people.ToList();
            foreach (var (person, bot) in all.SelectMany(_ => bots, (person, bot) => (person, bot)))
                person.Know(bot);
            await app.KnowIdsAsync([.. all.Select(p => (p.Id, p.FirstName))], bots);
        }

        /// <summary>As the database knows them, whatever Telegram thinks of it.</summary>
        public Task KnowIdsAsync(IReadOnlyList<(long Id, string Name)> people, params IReadOnlyList<SandboxBot> bots) => app.Storage.WriteAsync(WorkspaceId.Default, async db =>
        {
            var seen = DateTimeOffset.UtcNow.AddDays(-10);
            db.KnownPeople.AddRange(people.Select(p => new KnownPerson { WorkspaceId = WorkspaceId.Default, TelegramUserId = p.Id, FirstSeenAt = seen, LastSeenAt = seen, StartedAt = seen }));
            foreach (var (bot, place) in bots.Select((bot, place) => (bot, place)))
            {
                db.BotUsers.AddRange(people.Select(p => new BotUser
                {
                    WorkspaceId = WorkspaceId.Default, BotId = new BotId(bot.Id), TelegramUserId = p.Id, FirstName = p.Name, FirstSeenAt = seen, LastSeenAt = seen.AddDays(place), StartedAt = seen,
                }));
                db.Reachability.AddRange(people.Select(p => new Reachability { WorkspaceId = WorkspaceId.Default, BotId = new BotId(bot.Id), ChatId = p.Id, IsReachable = true, Since = seen }));
            }
            await db.SaveChangesAsync();
        });
    }

    public static List<SandboxPerson> AddPeople(this SandboxWorld world, int count, string name = "P") => [.. Enumerable.Range(0, count).Select(i => world.AddPerson($"{name}{i}"))];
}
