using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Channels.Accounts;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Channels.Collecting;

/// <summary>The program is killed while it reads a history, with the sandbox that it starts itself.</summary>
public sealed class HistoryKillTests
{
    private const int Kills = 3;
    private const string Name = "lumen_languages";

    [Theory, OnBothDatabases]
    public async Task Kills_WhileAHistoryIsRead_LeaveNoGapAndNoDouble(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var key = await SignInAsync(database);
        var (url, script) = (new Uri($"http://127.0.0.1:{RunningApp.FreePort()}"), new Uri($"http://127.0.0.1:{RunningApp.FreePort()}"));
        long id = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var app = await StartAsync(database, url, script, key);
            if (kill == 0)
                id = (await AskAsync(app.Http.PostAsync(new Uri("/api/v1/channels", UriKind.Relative), new StringContent($$"""{"address": "@{{Name}}"}""", Encoding.UTF8, "application/json")))).GetProperty("channel_id").GetInt64();
            var enough = 100 + kill * 200;
            await Eventually.TrueAsync(async () => (await ReadAsync(app, id)).GetProperty("history_read").GetInt32() >= enough, $"{enough} posts were read");
            await app.KillAsync();
        }

        await using var last = await StartAsync(database, url, script, key);
        await Eventually.TrueAsync(async () => (await ReadAsync(last, id)).GetProperty("state").GetString() == "live", "the history is here");
        var posts = await PostsAsync(script);

        await using var reader = await DatabaseReader.OpenAsync(database);
        await using var db = reader.ReadAll();
        var newest = (await db.Set<TrackedChannel>().FirstAsync(c => c.Id == id)).NewestMessageId!.Value;
        var kept = await db.Set<ChannelPost>().Where(p => p.ChannelId == id && p.MessageId <= newest && p.DeletedAt == null).Select(p => p.MessageId).ToListAsync();
        Assert.True(posts.Count > 500, $"{posts.Count} posts");
        Assert.Equal(posts.Where(p => p <= newest).Order(), kept.Order());
        var twice = await db.Set<PostSnapshot>().Where(s => s.ChannelId == id).GroupBy(s => s.MessageId).Select(g => g.Count()).MaxAsync();
        Assert.InRange(twice, 1, 3); // Counted when it was read, and the newest again meanwhile.
        Assert.DoesNotContain("fail:", last.Output, StringComparison.Ordinal);
    }

    // The session lies in the data directory, as TDLib's own do, so the next sandbox opens it.
    private static async Task<string> SignInAsync(TestDatabase database)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Limits = SandboxLimits.Off });
        await using var app = await RunningApp.StartAsync(database, sandbox, ReceiveMode.Webhook, ownsDatabase: false);
        await new Entrance(app).EnterAsync();
        return (await app.AddKeyAsync(new NewApiKey("a program", ApiScopes.Admin | ApiScopes.StatsRead))).Key;
    }

    private static async Task<AppProcess> StartAsync(TestDatabase database, Uri url, Uri script, string key)
    {
        var app = await AppProcess.StartAsync(url, [.. database.Arguments, "--Sandbox:Enabled", "true", "--Sandbox:Url", script.AbsoluteUri]);
        app.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var control = new HttpClient { BaseAddress = script };
        using var slower = await control.PostAsJsonAsync(new Uri("/sandbox/tdlib/latency", UriKind.Relative), new { milliseconds = 300 });
        slower.EnsureSuccessStatusCode();
        return app;
    }

    private static async Task<List<long>> PostsAsync(Uri script)
    {
        using var control = new HttpClient { BaseAddress = script };
        var channels = await control.GetFromJsonAsync<JsonElement>(new Uri("/sandbox/channels", UriKind.Relative));
        var channel = channels.EnumerateArray().First(c => c.GetProperty("username").GetString() == Name).GetProperty("id").GetInt64();
        var posts = await control.GetFromJsonAsync<JsonElement>(new Uri($"/sandbox/channels/{channel}/posts?limit=1000", UriKind.Relative));
        return [.. posts.EnumerateArray().Select(p => p.GetProperty("id").GetInt64())];
    }

    private static Task<JsonElement> ReadAsync(AppProcess app, long id) => AskAsync(app.Http.GetAsync(new Uri($"/api/v1/channels/{id}", UriKind.Relative)));

    private static async Task<JsonElement> AskAsync(Task<HttpResponseMessage> request)
    {
        using var response = await request;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonElement.Parse(text);
    }
}
