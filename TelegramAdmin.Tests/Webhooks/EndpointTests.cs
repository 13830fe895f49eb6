using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Webhooks;
using TelegramAdmin.Core.Webhooks.Endpoints;
using TelegramAdmin.Core.Workspaces;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Webhooks;

public sealed class EndpointTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    private RunningApp App => staffed.App;

    [Fact]
    public async Task Webhook_IsAddedReadChangedAndRemoved_AndItsSecretShownOnce()
    {
        using var program = await App.ProgramAsync(ApiScopes.MessagesSend | ApiScopes.MessagesRead);

        var added = await program.PostAsync("/api/v1/webhooks", """{"url": "https://93.184.215.14/hook", "description": "Shop", "events": ["message.failed"]}""");
        var path = added.Headers["Location"];
        var read = await program.GetAsync(path);
        var changed = await program.PatchAsync(path, """{"events": [], "enabled": false}""");
        var removed = await program.DeleteAsync(path);

        Assert.Equal(201, (int)added.Status);
        Assert.Equal(32, Convert.FromBase64String(added.Json.GetProperty("secret").GetString()!["whsec_".Length..]).Length);
        Assert.False(read.Json.TryGetProperty("secret", out _));
        Assert.Equal(("Shop", "message.failed", true), (read.Json.GetProperty("description").GetString(), read.Json.GetProperty("events")[0].GetString(), read.Json.GetProperty("enabled").GetBoolean()));
        Assert.Equal((false, false), (changed.Json.TryGetProperty("events", out _), changed.Json.GetProperty("enabled").GetBoolean()));
        Assert.Equal((204, "webhook_not_found"), ((int)removed.Status, (await program.GetAsync(path)).Code));
    }

    [Theory]
    [InlineData("""{"url": "https://93.184.215.14/", "events": ["message.flown"]}""", "webhook_event_invalid", "events")]
    [InlineData("""{"url": "https://93.184.215.14/", "bots": [4711]}""", "webhook_bots_invalid", "bots")]
    [InlineData("""{"url": "https://93.184.215.14/\u0000"}""", "body_invalid", null)]
    [InlineData("""{"url": "https://93.184.215.14/", "description": "a\u0000b"}""", "body_invalid", null)]
    [InlineData("""{"url": "https://93.184.215.14/", "description": "a\ud800b"}""", "body_invalid", null)]
    public async Task Webhook_ThatDoesNotFit_IsRefused(string body, string code, string? field)
    {
        using var program = await App.ProgramAsync(ApiScopes.MessagesSend);

        var answer = await program.PostAsync("/api/v1/webhooks", body);

        Assert.Equal((code, field), (answer.Code, answer.Field));
    }

    [Fact]
    public async Task Scopes_Decide()
    {
        using var reader = await App.ProgramAsync(ApiScopes.MessagesRead);
        using var stranger = await App.ProgramAsync(ApiScopes.UsersRead);

        Assert.Equal(200, (int)(await reader.GetAsync("/api/v1/webhooks")).Status);
        Assert.Equal("scope_missing", (await reader.PostAsync("/api/v1/webhooks", """{"url": "https://93.184.215.14/"}""")).Code);
        Assert.Equal("scope_missing", (await stranger.GetAsync("/api/v1/webhooks")).Code);
    }

    [Fact]
    public async Task KeyLimitedToABot_HearsOfThatBotOnly_AndSeesNoOtherWebhook()
    {
        var (ours, theirs) = (await App.AddBotAsync("ours_hook_bot"), await App.AddBotAsync("theirs_hook_bot"));
        using var limited = await App.ProgramAsync(ApiScopes.MessagesSend | ApiScopes.MessagesRead, new BotId(ours.Id));
        using var free = await App.ProgramAsync(ApiScopes.MessagesSend);
        var other = (await free.PostAsync("/api/v1/webhooks", """{"url": "https://93.184.215.14/other"}""")).Headers["Location"];

        var added = await limited.PostAsync("/api/v1/webhooks", """{"url": "https://93.184.215.14/mine"}""");

        Assert.Equal(ours.Id, Assert.Single(added.Json.GetProperty("bots").EnumerateArray()).GetInt64());
        Assert.Equal("bot_not_allowed", (await limited.PostAsync("/api/v1/webhooks", $$"""{"url": "https://93.184.215.14/x", "bots": [{{theirs.Id}}]}""")).Code);
        Assert.Equal("webhook_not_found", (await limited.GetAsync(other)).Code);
        Assert.Equal("webhook_not_found", (await limited.DeleteAsync(other)).Code);
        Assert.Single((await limited.GetAsync("/api/v1/webhooks")).Json.GetProperty("items").EnumerateArray());
    }

    [Theory, OnBothDatabases]
    public async Task NarrowedWebhook_ShowsAndSendsAgainToALimitedKeyOnlyWhatTellsOfItsBots(DatabaseProvider provider)
    {
        await using var hooked = await HookedApp.StartAsync(provider);
        var ((ours, _), (theirs, person)) = (await hooked.BotAsync("narrow_ours_bot"), await hooked.BotAsync("narrow_theirs_bot"));
        var (id, _) = await hooked.HookAsync();
        hooked.Receiver.Answer(410);
        await hooked.App.QueueTextAsync(theirs, person, "secret");
        var old = await hooked.UntilAsync(d => d.State == WebhookDeliveryState.Failed, "the event of the other bot fails");
        await Eventually.TrueAsync(async () => !(await hooked.EndpointAsync(id)).IsEnabled, "the endpoint is switched off");
        await hooked.Program.PatchAsync($"/api/v1/webhooks/{id}", $$"""{"enabled": true, "bots": [{{ours.Id}}]}""");
        using var limited = await hooked.App.ProgramAsync(ApiScopes.Admin, new BotId(ours.Id));
        await limited.PostAsync($"/api/v1/webhooks/{id}/test", "{}");

        var seen = (await limited.GetAsync($"/api/v1/webhooks/{id}/deliveries")).Json.GetProperty("items").EnumerateArray().Select(d => d.GetProperty("type").GetString());
        var one = await limited.PostAsync($"/api/v1/webhooks/{id}/deliveries/{old.Id}/redeliver", "{}");
        var all = await limited.PostAsync($"/api/v1/webhooks/{id}/redeliver", "{}");

        Assert.Equal(["webhook.test"], seen);
        Assert.Equal(("webhook_delivery_not_found", 0), (one.Code, all.Json.GetProperty("count").GetInt32()));
        Assert.Equal(1, (await hooked.Program.PostAsync($"/api/v1/webhooks/{id}/redeliver", "{}")).Json.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task WebhookOfAnotherKey_IsSeenButNotTakenOver()
    {
        using var maker = await App.ProgramAsync(ApiScopes.MessagesSend | ApiScopes.MessagesRead);
        using var other = await App.ProgramAsync(ApiScopes.MessagesSend | ApiScopes.MessagesRead);
        using var admin = await App.ProgramAsync(ApiScopes.Admin);
        var path = (await maker.PostAsync("/api/v1/webhooks", """{"url": "https://93.184.215.14/hook"}""")).Headers["Location"];

        var rotated = await other.PostAsync($"{path}/rotate", "{}");
        var redirected = await other.PatchAsync(path, """{"url": "https://93.184.215.15/hook"}""");
        var removed = await other.DeleteAsync(path);

        Assert.Equal(200, (int)(await other.GetAsync(path)).Status);
        Assert.All([rotated, redirected, removed], answer => Assert.Equal((403, "webhook_not_yours"), ((int)answer.Status, answer.Code)));
        Assert.Equal((200, 204), ((int)(await maker.PostAsync($"{path}/rotate", "{}")).Status, (int)(await admin.DeleteAsync(path)).Status));
    }

    [Fact]
    public async Task WebhookOfAnotherWorkspace_IsNotThere()
    {
        var other = await App.Service<CreateWorkspace>().RunAsync("Other");
        var made = await App.Service<SaveWebhook>().CreateAsync(other, new WebhookDraft("https://93.184.215.14/hook"));
        using var program = await App.ProgramAsync(ApiScopes.Admin);

        Assert.Equal("webhook_not_found", (await program.GetAsync($"/api/v1/webhooks/{made.Value.Row.Id}")).Code);
        Assert.Equal("webhook_not_found", (await program.PostAsync($"/api/v1/webhooks/{made.Value.Row.Id}/rotate", "{}")).Code);
        Assert.Equal("webhook_not_found", (await program.GetAsync($"/api/v1/webhooks/{made.Value.Row.Id}/deliveries")).Code);
    }
}
