using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Stripe;
using TelegramAdmin.Core.Payments.Stripe.Receiving;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Gateway;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Payments;

public sealed class StripeWebhookTests
{
    private static readonly string Charge = """{"id":"ch_1","object":"charge","amount":399,"note":"zß水🍌 a"}""";

    [Theory, OnBothDatabases]
    public async Task Events_SignedByStripesOwnLibrary_AreKeptOnceAsTheyCame(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider, arguments: StripeCalls.Arguments(secret: $"whsec_the_old_one,{StripeCalls.Secret}"));
        app.Expect(StripeCalls.NobodyThere);
        var payload = StripeCalls.Event("evt_1", "charge.succeeded", Charge);

        var calls = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => await app.DeliverAsync(payload, await SignByLibraryAsync(payload, StripeCalls.Secret))));
        var unknown = await app.DeliverAsync(StripeCalls.Event("evt_2", "planet.aligned", "{}"));

        Assert.All(calls.Append(unknown), call => Assert.Equal((HttpStatusCode.OK, ""), call));
        await Eventually.TrueAsync(async () => (await EventsAsync(app)).All(e => e.ProcessedAt is not null), "both are worked off");
        var kept = await EventsAsync(app);
        Assert.Equal([("evt_1", "charge.succeeded", payload), ("evt_2", "planet.aligned", StripeCalls.Event("evt_2", "planet.aligned", "{}"))], kept.OrderBy(e => e.EventId).Select(e => (e.EventId, e.Type, e.Payload)));
        Assert.All(kept, e => Assert.Equal((1, null, false), (e.Attempts, e.Error, e.IsLive)));
    }

    [Fact]
    public async Task Calls_ThatStripeDidNotMake_AreRefusedWithWords_AndNothingIsKept()
    {
        await using var app = await RunningApp.StartAsync(arguments: StripeCalls.Arguments());
        app.Expect(StripeCalls.NobodyThere);
        var payload = StripeCalls.Event("evt_1", "charge.succeeded", Charge);
        var genuine = await SignByLibraryAsync(payload, StripeCalls.Secret);
        var signature = genuine.Split("v1=")[1];
        var now = DateTimeOffset.UtcNow;
        (string Body, string? Header, string Words)[] wrong =
        [
            (payload.Replace("399", "9", StringComparison.Ordinal), genuine, "signature does not fit"),
            (payload, null, "Stripe-Signature is missing"),
            (payload, "", "Stripe-Signature is missing"),
            (payload, signature, "another form"),
            (payload, $"t=1790000000,v0={signature}", "another form"),
            (payload, $"t=99999999999999999999,v1={signature}", "another form"),
            (payload, $"t=-5,v1={signature}", "another form"),
            (payload, genuine.Replace("t=", "t=1", StringComparison.Ordinal), "signature does not fit"),
            (payload, $"{genuine.Split(',')[0]},v1=zz,v1=,v1={new string('0', 64)}", "signature does not fit"),
            (payload, StripeCalls.Sign(payload, "whsec_of_somebody_else"), "signature does not fit"),
            (payload, StripeCalls.Sign(payload, StripeCalls.Key), "signature does not fit"),
            (payload, await SignByLibraryAsync(payload, StripeCalls.Secret, now.AddMinutes(-6)), "more than five minutes ago"),
            (payload, await SignByLibraryAsync(payload, StripeCalls.Secret, now.AddMinutes(6)), "five minutes from now"),
            ("[]", StripeCalls.Sign("[]"), "not an event"),
            ("{\"id\":", StripeCalls.Sign("{\"id\":"), "not an event"),
            ("""{"id":7,"object":"event"}""", StripeCalls.Sign("""{"id":7,"object":"event"}"""), "not an event"),
            (Thin, StripeCalls.Sign(Thin), "snapshot payloads"),
            (StripeCalls.Event("evt 1; drop", "x", "{}"), StripeCalls.Sign(StripeCalls.Event("evt 1; drop", "x", "{}")), "not an event"),
            (StripeCalls.Event("evt_1", "x", "7"), StripeCalls.Sign(StripeCalls.Event("evt_1", "x", "7")), "not an event"),
        ];

        foreach (var (body, header, words) in wrong)
        {
            var (status, said) = await app.DeliverAsync(body, header);
            Assert.True(status == HttpStatusCode.BadRequest && said.Contains(words, StringComparison.Ordinal), $"{header} {body}: {status} {said}");
        }
        var huge = new string(' ', AcceptStripeEvent.LargestEvent) + payload;
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await app.DeliverAsync(huge, StripeCalls.Sign(huge))).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await app.Http.GetAsync("/stripe/webhook")).StatusCode);
        Assert.Empty(await EventsAsync(app));

        // One of several signatures suffices, and the edge of the tolerance still counts.
        Assert.Equal(HttpStatusCode.OK, (await app.DeliverAsync(payload, $"{StripeCalls.Sign(payload, at: now.AddMinutes(-4))},v1={new string('0', 64)},v0=x")).Status);
        Assert.Single(await EventsAsync(app));
    }

    [Fact]
    public async Task Webhook_WithoutASecret_AsksStripeToComeAgain()
    {
        await using var app = await RunningApp.StartAsync();

        var (status, words) = await app.DeliverAsync(StripeCalls.Event("evt_1", "charge.succeeded", Charge));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("Stripe:WebhookSecret is not set", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sk_test_a", true, "", "set aside: it is of live mode")]
    [InlineData("sk_live_a", false, "", "set aside: it is of test mode")]
    [InlineData("sk_live_a", true, "\"account\":\"acct_other\",", "set aside: it is of the connected account acct_other")]
    public async Task Events_OfAnotherModeOrAccount_AreKeptAndSetAside(string key, bool isLive, string more, string words)
    {
        await using var app = await RunningApp.StartAsync(arguments: StripeCalls.Arguments(key: key));
        app.Expect(StripeCalls.NobodyThere);

        var (status, _) = await app.DeliverAsync(StripeCalls.Event("evt_1", "charge.succeeded", Charge, isLive, more));

        Assert.Equal(HttpStatusCode.OK, status);
        await Eventually.TrueAsync(async () => (await EventsAsync(app)).Single() is { ProcessedAt: not null, Error: { } error } && error.StartsWith(words, StringComparison.Ordinal), "it is set aside");
    }

    private const string Thin = """{"id":"evt_1","object":"v2.core.event","type":"v1.billing.meter.no_meter_found","livemode":false,"created":"2026-11-01T00:00:00Z"}""";

    private static async Task<string> SignByLibraryAsync(string payload, string secret, DateTimeOffset? at = null)
    {
        var printed = await NodeProgram.RunAsync("sign.mjs", JsonSerializer.Serialize(new { payload, secret, timestamp = (at ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds() }));
        return JsonElement.Parse(Assert.Single(printed)).GetProperty("header").GetString()!;
    }

    private static async Task<List<StripeEvent>> EventsAsync(RunningApp app)
    {
        await using var db = app.Storage.ReadAll();
        return await db.StripeEvents.ToListAsync();
    }
}
