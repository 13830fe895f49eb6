using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Analytics.Needs;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Accepting;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Webhooks;
using TelegramAdmin.Core.Webhooks.Sending;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Webhooks;

public sealed class DeliveringTests
{
    [Theory, OnBothDatabases]
    public async Task SentMessage_IsToldSignedAndOnce(DatabaseProvider provider)
    {
        await using var hooked = await HookedApp.StartAsync(provider);
        var (_, secret) = await hooked.HookAsync();
        var (bot, person) = await hooked.BotAsync("told_bot");

        var message = await hooked.App.UntilAsync(await hooked.App.QueueTextAsync(bot, person, "hello"), DeliveryState.Sent);
        await hooked.CallsAsync(1);

        var call = hooked.Receiver.Calls[0];
        Assert.True(call.IsSignedBy(secret));
        Assert.StartsWith("application/json", call.ContentType, StringComparison.Ordinal);
        Assert.Equal("message.sent", call.Type);
        Assert.True(DateTimeOffset.UtcNow - call.Json.GetProperty("timestamp").GetDateTimeOffset() < TimeSpan.FromMinutes(1));
        Assert.Equal((message.Id, "sent", bot.Id, person.Id, message.TelegramMessageId), (call.Data.GetProperty("message_id").GetInt64(), call.Data.GetProperty("status").GetString(),
            call.Data.GetProperty("bot_id").GetInt64(), call.Data.GetProperty("chat_id").GetInt64(), call.Data.GetProperty("telegram_message_id").GetInt64()));
        Assert.True(call.Data.TryGetProperty("sent_at", out _));
        await hooked.UntilAsync(d => d.State == WebhookDeliveryState.Delivered, "the delivery ends");
        Assert.Single(hooked.Receiver.Calls);
    }

    [Theory, OnBothDatabases]
    public async Task FailedTry_IsMadeAgainUnderTheSameIdAndANewSignature(DatabaseProvider provider)
    {
        await using var hooked = await HookedApp.StartAsync(provider);
        var (id, secret) = await hooked.HookAsync();
        hooked.Receiver.Answer(500);

        await hooked.Program.PostAsync($"/api/v1/webhooks/{id}/test", "{}");
        var waiting = await hooked.UntilAsync(d => d.Attempts == 1, "the first try fails");
        Assert.NotNull((await hooked.EndpointAsync(id)).FailingSince);
        await hooked.CallsAsync(2);
        await hooked.UntilAsync(d => d is { State: WebhookDeliveryState.Delivered, Attempts: 2 }, "the second arrives");

        Assert.Equal((WebhookDeliveryState.Pending, 500), (waiting.State, waiting.LastStatus));
        Assert.InRange(waiting.NextAt - waiting.CreatedAt, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(9));
        Assert.Equal(hooked.Receiver.Calls[0].Id, hooked.Receiver.Calls[1].Id);
        Assert.NotEqual(hooked.Receiver.Calls[0].Signature, hooked.Receiver.Calls[1].Signature);
        Assert.All(hooked.Receiver.Calls, call => Assert.True(call.IsSignedBy(secret)));
        Assert.Null((await hooked.EndpointAsync(id)).FailingSince);
        var listed = (await hooked.Program.GetAsync($"/api/v1/webhooks/{id}/deliveries")).Json.GetProperty("items")[0];
        Assert.Equal([500, 200], listed.GetProperty("tries").EnumerateArray().Select(t => t.GetProperty("status").GetInt32()));
    }

    [Theory, OnBothDatabases]
    public async Task EveryFate_HasItsEvent_AndOnlyWhatIsAskedForIsTold(DatabaseProvider provider)
    {
        await using var hooked = await HookedApp.StartAsync(provider);
        await hooked.HookAsync(", \"events\": [\"message.failed\", \"message.unknown\", \"message.cancelled\"]");
        var (bot, person) = await hooked.BotAsync("fateful_bot");
        var app = hooked.App;

        await app.UntilAsync(await app.QueueTextAsync(bot, person, "fine"), DeliveryState.Sent);
        app.Sandbox.World.Faults = new FaultSettings { LoseAnswerRate = 1 };
        var lost = await app.UntilAsync(await app.QueueTextAsync(bot, person, "lost"), DeliveryState.Unknown);
        app.Sandbox.World.Faults = new FaultSettings { LatencyMinMs = 1_500, LatencyMaxMs = 1_500 };
        var slow = await app.QueueTextAsync(bot, person, "slow");
        await app.UntilAsync(slow, DeliveryState.Sending);
        var called = await app.QueueTextAsync(bot, person, "called back");
        Assert.Equal(1, await app.Service<CancelMessages>().RunAsync(WorkspaceId.Default, [called]));
        app.Sandbox.World.Faults = new FaultSettings();
        await app.UntilAsync(slow, DeliveryState.Sent);
        person.Block(bot);
        var failed = await app.UntilAsync(await app.QueueTextAsync(bot, person, "refused"), DeliveryState.Failed);
        await hooked.CallsAsync(3);

        var told = hooked.Receiver.Calls.ToDictionary(c => c.Type, c => c.Data);
        Assert.Equal(["message.cancelled", "message.failed", "message.unknown"], told.Keys.Order());
        Assert.Equal(lost.Id, told["message.unknown"].GetProperty("message_id").GetInt64());
        Assert.Equal(called, told["message.cancelled"].GetProperty("message_id").GetInt64());
        Assert.Equal((failed.Id, 403), (told["message.failed"].GetProperty("message_id").GetInt64(), told["message.failed"].GetProperty("error_code").GetInt32()));
        Assert.Contains("blocked", told["message.failed"].GetProperty("error").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, OnBothDatabases]
    public async Task Callback_OfOneMessage_IsSignedWithTheSecretOfItsKey(DatabaseProvider provider)
    {
        await using var hooked = await HookedApp.StartAsync(provider);
        var (bot, person) = await hooked.BotAsync("calling_bot");
        var key = await hooked.App.AddKeyAsync(new NewApiKey("sender", ApiScopes.MessagesSend));

        var accepted = await hooked.App.Service<AcceptMessage>().RunAsync(new NewMessage
        {
            WorkspaceId = WorkspaceId.Default, BotId = new BotId(bot.Id), ChatId = person.Id, Method = "sendMessage", Parameters = """{"text":"hi"}""",
            ApiKeyId = key.Row.Id, CallbackUrl = hooked.Receiver.Url.AbsoluteUri,
        });
        Assert.Null(accepted.Failure);
        await hooked.CallsAsync(1);

        var secret = hooked.App.Service<Core.Security.SecretProtector>().TryReveal(key.Row.ProtectedCallbackSecret)!;
        var call = Assert.Single(hooked.Receiver.Calls);
        Assert.True(call.IsSignedBy(secret));
        Assert.Equal(("message.sent", accepted.Value.MessageId), (call.Type, call.Data.GetProperty("message_id").GetInt64()));
    }

    [Theory, OnBothDatabases]
    public async Task Gone_SwitchesTheEndpointOffAtOnce_AndWhatWaitedCanBeSentAgainAfterwards(DatabaseProvider provider)
    {
        await using var hooked = await HookedApp.StartAsync(provider);
        var (id, _) = await hooked.HookAsync();
        hooked.Receiver.Answer(500, 410);

        await hooked.Program.PostAsync($"/api/v1/webhooks/{id}/test", "{}");
        await hooked.UntilAsync(d => d.Attempts == 1, "the first try fails");
        await hooked.Program.PostAsync($"/api/v1/webhooks/{id}/test", "{}");
        await Eventually.TrueAsync(async () => !(await hooked.EndpointAsync(id)).IsEnabled, "the endpoint is switched off");
        await Eventually.TrueAsync(async () => (await hooked.DeliveriesAsync()).All(d => d.State == WebhookDeliveryState.Failed), "nothing waits for it");

        Assert.Contains("410", (await hooked.EndpointAsync(id)).DisabledReason, StringComparison.Ordinal);
        Assert.Contains("switched off", (await hooked.DeliveriesAsync())[0].LastError, StringComparison.Ordinal);
        Assert.Equal("webhook_switched_off", (await hooked.Program.PostAsync($"/api/v1/webhooks/{id}/test", "{}")).Code);
        await Eventually.TrueAsync(async () => (await hooked.App.Service<AuditReader>().ReadAsync(WorkspaceId.Default, new AuditFilter())).Rows.Any(r => r.Action == "webhook.switched_off"), "the audit log says so");

        Assert.True((await hooked.Program.PatchAsync($"/api/v1/webhooks/{id}", """{"enabled": true}""")).Json.GetProperty("enabled").GetBoolean());
        Assert.Equal(2, (await hooked.Program.PostAsync($"/api/v1/webhooks/{id}/redeliver", "{}")).Json.GetProperty("count").GetInt32());
        await Eventually.TrueAsync(async () => (await hooked.DeliveriesAsync()).All(d => d.State == WebhookDeliveryState.Delivered), "both arrive");
        Assert.Equal(2, hooked.Receiver.Calls.Select(c => c.Id).Distinct().Count());
        Assert.Equal(4, hooked.Receiver.Calls.Count);
    }

    [Theory, OnBothDatabases]
    public async Task FailingForFiveDays_SwitchesOff_AndTheTenthFailureEndsADelivery(DatabaseProvider provider)
    {
        await using var hooked = await HookedApp.StartAsync(provider);
        var (id, _) = await hooked.HookAsync();
        hooked.Receiver.Usually = context => { context.Response.StatusCode = 503; return Task.CompletedTask; };

        await hooked.Program.PostAsync($"/api/v1/webhooks/{id}/test", "{}");
        for (var tries = 1; tries < 10; tries++)
        {
            await hooked.UntilAsync(d => d.Attempts == tries, $"try {tries} fails");
            await hooked.WaitIsOverAsync();
        }
        var ended = await hooked.UntilAsync(d => d.State == WebhookDeliveryState.Failed, "the tenth was the last");
        Assert.Equal((10, true), (ended.Attempts, (await hooked.EndpointAsync(id)).IsEnabled));

        await hooked.App.Storage.WriteAsync(null, db => db.WebhookEndpoints.ExecuteUpdateAsync(e => e.SetProperty(x => x.FailingSince, DateTimeOffset.UtcNow.AddDays(-5))));
        await hooked.Program.PostAsync($"/api/v1/webhooks/{id}/test", "{}");
        await Eventually.TrueAsync(async () => !(await hooked.EndpointAsync(id)).IsEnabled, "it is switched off");
        Assert.Contains("5 days", (await hooked.EndpointAsync(id)).DisabledReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RetryAfter_IsHonoured_ButNoLongerThanADay()
    {
        await using var hooked = await HookedApp.StartAsync();
        var (id, _) = await hooked.HookAsync();
        foreach (var seconds in new[] { "3600", "9999999" })
            hooked.Receiver.Answer(context => { context.Response.StatusCode = 429; context.Response.Headers.RetryAfter = seconds; return Task.CompletedTask; });

        await hooked.Program.PostAsync($"/api/v1/webhooks/{id}/test", "{}");
        var asked = await hooked.UntilAsync(d => d.Attempts == 1, "the first try is put off");
        await hooked.WaitIsOverAsync();
        var greedy = await hooked.UntilAsync(d => d.Attempts == 2, "the second too");

        Assert.InRange(asked.NextAt - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(58), TimeSpan.FromMinutes(61));
        Assert.InRange(greedy.NextAt - DateTimeOffset.UtcNow, TimeSpan.FromHours(23.9), TimeSpan.FromHours(24.1));
    }

    [Fact]
    public async Task Redirect_IsNotFollowed_AndALongAnswerIsCutShort()
    {
        await using var hooked = await HookedApp.StartAsync();
        var (id, _) = await hooked.HookAsync();
        hooked.Receiver.Answer(context => { context.Response.Redirect("/elsewhere"); return Task.CompletedTask; });
        hooked.Receiver.Answer(context => { context.Response.StatusCode = 400; return context.Response.WriteAsync("no\0" + new string('x', 100_000)); });

        await hooked.Program.PostAsync($"/api/v1/webhooks/{id}/test", "{}");
        var redirected = await hooked.UntilAsync(d => d.Attempts == 1, "the redirect counts as a failure");
        await hooked.WaitIsOverAsync();
        var refused = await hooked.UntilAsync(d => d.Attempts == 2, "the refusal too");

        Assert.Equal((302, true), (redirected.LastStatus, redirected.LastError!.Contains("not followed", StringComparison.Ordinal)));
        Assert.InRange(refused.LastError!.Length, 500, 1000);
        Assert.Equal(2, hooked.Receiver.Calls.Count);
    }

    [Theory, OnBothDatabases]
    public async Task AnswerThatEndsInHalfACharacterWhereItIsCut_IsRecorded(DatabaseProvider provider)
    {
        await using var hooked = await HookedApp.StartAsync(provider);
        var (id, _) = await hooked.HookAsync();
        hooked.Receiver.Answer(context => { context.Response.StatusCode = 400; return context.Response.WriteAsync(new string('x', 982) + "😀😀"); });

        await hooked.Program.PostAsync($"/api/v1/webhooks/{id}/test", "{}");
        var refused = await hooked.UntilAsync(d => d.Attempts == 1, "the refusal is recorded");

        Assert.Equal("It answered 400: " + new string('x', 982), refused.LastError);
        Assert.Single(hooked.Receiver.Calls);
    }

    [Fact]
    public async Task OutcomeThatCannotBeRecorded_IsNotTriedAgainAtOnce()
    {
        await using var hooked = await HookedApp.StartAsync();
        var (id, _) = await hooked.HookAsync();
        hooked.App.Expect("could not be recorded");
        await hooked.App.Storage.WriteAsync(null, db => db.Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER refuse BEFORE INSERT ON webhook_attempts BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"));

        await hooked.Program.PostAsync($"/api/v1/webhooks/{id}/test", "{}");
        await hooked.CallsAsync(1);
        await hooked.App.WhenLoggedAsync("could not be recorded");
        await hooked.Program.PostAsync($"/api/v1/webhooks/{id}/test", "{}");
        await hooked.CallsAsync(2);
        await hooked.App.WhenLoggedAsync("could not be recorded", 2);

        // Had the first been sent again, it would have gone out with or before the second.
        Assert.Equal(2, hooked.Receiver.Calls.Select(c => c.Id).Distinct().Count());
        Assert.Equal(2, hooked.Receiver.Calls.Count);
        Assert.All(await hooked.DeliveriesAsync(), d => Assert.Equal(WebhookDeliveryState.Pending, d.State));
    }

    [Fact]
    public async Task SlowEndpoint_TakesFourAtMost_AndDoesNotHoldUpAnother()
    {
        await using var hooked = await HookedApp.StartAsync();
        await using var quick = await HookReceiver.StartAsync();
        var (slow, _) = await hooked.HookAsync();
        var release = new TaskCompletionSource();
        hooked.Receiver.Usually = _ => release.Task;
        for (var i = 0; i < 30; i++)
            await hooked.App.Service<RedeliverWebhook>().TestAsync(WorkspaceId.Default, slow);
        await hooked.CallsAsync(4);
        var other = (await hooked.Program.PostAsync("/api/v1/webhooks", $$"""{"url": "{{quick.Url}}"}""")).Json.GetProperty("id").GetInt64();

        await hooked.Program.PostAsync($"/api/v1/webhooks/{other}/test", "{}");
        await Eventually.TrueAsync(() => quick.Calls.Count == 1, "the quick one is told");
        Assert.Equal(4, hooked.Receiver.Calls.Count);
        release.SetResult();
        await hooked.CallsAsync(30);

        await Eventually.TrueAsync(async () => (await hooked.DeliveriesAsync()).All(d => d.State == WebhookDeliveryState.Delivered), "all arrive");
        Assert.Equal((4, 30), (hooked.Receiver.MostAtOnce, hooked.Receiver.Calls.Select(c => c.Id).Distinct().Count()));
    }

    [Fact]
    public async Task EndpointThatDidNotAnswerInTime_TakesOnePlaceOnly()
    {
        await using var hooked = await HookedApp.StartAsync();
        hooked.App.Service<TryDelivery>().Patience = TimeSpan.FromSeconds(1);
        var (slow, _) = await hooked.HookAsync();
        hooked.Receiver.Usually = context => Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        await hooked.App.Service<RedeliverWebhook>().TestAsync(WorkspaceId.Default, slow);
        await hooked.UntilAsync(d => d.Attempts == 1, "the first try gets no answer");

        for (var i = 0; i < 5; i++)
            await hooked.App.Service<RedeliverWebhook>().TestAsync(WorkspaceId.Default, slow);
        await hooked.CallsAsync(3);

        // The receiver may notice late that a call was given up.
        Assert.InRange(hooked.Receiver.MostAtOnce, 1, 2);
    }

    [Fact]
    public async Task ManySlowEndpoints_DoNotHoldUpAnother()
    {
        await using var hooked = await HookedApp.StartAsync();
        await using var quick = await HookReceiver.StartAsync();
        var release = new TaskCompletionSource();
        hooked.Receiver.Usually = _ => release.Task;
        for (var i = 0; i < 6; i++)
        {
            var (slow, _) = await hooked.HookAsync();
            for (var n = 0; n < 6; n++)
                await hooked.App.Service<RedeliverWebhook>().TestAsync(WorkspaceId.Default, slow);
        }
        await hooked.CallsAsync(24);
        var other = (await hooked.Program.PostAsync("/api/v1/webhooks", $$"""{"url": "{{quick.Url}}"}""")).Json.GetProperty("id").GetInt64();

        await hooked.Program.PostAsync($"/api/v1/webhooks/{other}/test", "{}");
        await Eventually.TrueAsync(() => quick.Calls.Count == 1, "the quick one is told");
        release.SetResult();
    }

    [Theory, OnBothDatabases]
    public async Task Callback_OfARevokedKey_IsNotSent(DatabaseProvider provider)
    {
        await using var hooked = await HookedApp.StartAsync(provider);
        var (bot, person) = await hooked.BotAsync("revoked_bot");
        var key = await hooked.App.AddKeyAsync(new NewApiKey("sender", ApiScopes.MessagesSend));
        // As the command line does it: nobody tells this process.
        await hooked.App.Storage.WriteAsync(null, db => db.ApiKeys.Where(k => k.Id == key.Row.Id).ExecuteUpdateAsync(k => k.SetProperty(x => x.RevokedAt, DateTimeOffset.UtcNow)));

        await hooked.App.Service<AcceptMessage>().RunAsync(new NewMessage
        {
            WorkspaceId = WorkspaceId.Default, BotId = new BotId(bot.Id), ChatId = person.Id, Method = "sendMessage", Parameters = """{"text":"hi"}""",
            ApiKeyId = key.Row.Id, CallbackUrl = hooked.Receiver.Url.AbsoluteUri,
        });
        var ended = await hooked.UntilAsync(d => d.State == WebhookDeliveryState.Failed, "the callback is given up");

        Assert.Contains("revoked", ended.LastError, StringComparison.Ordinal);
        Assert.Empty(hooked.Receiver.Calls);
    }

    [Fact]
    public async Task Rotation_SignsWithBothSecretsForADay()
    {
        await using var hooked = await HookedApp.StartAsync();
        var (id, old) = await hooked.HookAsync();

        var fresh = (await hooked.Program.PostAsync($"/api/v1/webhooks/{id}/rotate", "{}")).Json.GetProperty("secret").GetString()!;
        await hooked.Program.PostAsync($"/api/v1/webhooks/{id}/test", "{}");
        await hooked.CallsAsync(1);
        await hooked.App.Storage.WriteAsync(null, db => db.WebhookEndpoints.ExecuteUpdateAsync(e => e.SetProperty(x => x.OldSecretUntil, DateTimeOffset.UtcNow.AddSeconds(-1))));
        hooked.App.Service<Core.Webhooks.Endpoints.EndpointDirectory>().Forget();
        await hooked.Program.PostAsync($"/api/v1/webhooks/{id}/test", "{}");
        await hooked.CallsAsync(2);

        Assert.NotEqual(old, fresh);
        Assert.Equal((true, true), (hooked.Receiver.Calls[0].IsSignedBy(old), hooked.Receiver.Calls[0].IsSignedBy(fresh)));
        Assert.Equal((false, true), (hooked.Receiver.Calls[1].IsSignedBy(old), hooked.Receiver.Calls[1].IsSignedBy(fresh)));
    }

    [Fact]
    public async Task Need_IsToldWhenItBeginsAndWhenItIsOver_OnceEach_AndOnlyToWhoNamesIt()
    {
        await using var hooked = await HookedApp.StartAsync();
        await hooked.HookAsync(", \"events\": [\"need.opened\", \"need.closed\"]");
        await hooked.HookAsync(", \"events\": [\"message.sent\"]");
        var (bot, _) = await hooked.BotAsync("needy_bot");
        var (tell, reader) = (hooked.App.Service<TellNeeds>(), hooked.App.Service<NeedReader>());
        await hooked.App.Service<BotStates>().NeedsSomebodyAsync(new BotId(bot.Id), BotTrouble.PolledElsewhere, "409 Conflict");
        await LookAsync();
        await LookAsync();
        await Eventually.TrueAsync(() => Of("need.opened").Count == 1, "its beginning is told");

        await hooked.App.Service<ControlBot>().StartAsync(WorkspaceId.Default, new BotId(bot.Id));
        await Eventually.TrueAsync(async () =>
        {
            await LookAsync();
            return Of("need.closed").Count == 1;
        }, "its end is told");
        await LookAsync();

        var opened = Assert.Single(Of("need.opened")).Data;
        Assert.Equal(("bot_in_trouble", "@needy_bot needs you"), (opened.GetProperty("kind").GetString(), opened.GetProperty("title").GetString()));
        Assert.Contains("/settings/bots", opened.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal(opened.GetProperty("id").GetString(), Assert.Single(Of("need.closed")).Data.GetProperty("id").GetString());
        Assert.All(await hooked.DeliveriesAsync(), d => Assert.StartsWith("need.", d.EventType, StringComparison.Ordinal));

        List<HookReceiver.Call> Of(string type) => [.. hooked.Receiver.Calls.Where(c => c.Type == type && c.Data.GetProperty("id").GetString()!.StartsWith("BotInTrouble", StringComparison.Ordinal))];

        async Task LookAsync()
        {
            reader.Forget(WorkspaceId.Default);
            await tell.RunAsync();
        }
    }

    [Fact]
    public async Task BotInTrouble_IsTold_AndItsRecoveryToo()
    {
        await using var hooked = await HookedApp.StartAsync();
        await hooked.HookAsync(", \"events\": [\"bot.needs_attention\", \"bot.recovered\"]");
        var (bot, _) = await hooked.BotAsync("ill_bot");

        await hooked.App.Service<BotStates>().NeedsSomebodyAsync(new BotId(bot.Id), BotTrouble.PolledElsewhere, "409 Conflict");
        await hooked.CallsAsync(1);
        await hooked.App.Service<ControlBot>().StartAsync(WorkspaceId.Default, new BotId(bot.Id));
        await hooked.CallsAsync(2);

        Assert.Equal(["bot.needs_attention", "bot.recovered"], hooked.Receiver.Calls.Select(c => c.Type));
        Assert.Equal((bot.Id, "polled_elsewhere"), (hooked.Receiver.Calls[0].Data.GetProperty("bot_id").GetInt64(), hooked.Receiver.Calls[0].Data.GetProperty("trouble").GetString()));
        Assert.False(hooked.Receiver.Calls[1].Data.TryGetProperty("trouble", out _));
    }
}
