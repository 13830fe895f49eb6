using System.Net;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Tests.Payments;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Fuzz;

/// <summary>Events that Stripe signed, about things that we know nothing of and with something wrong in them; and such as Stripe never signed.</summary>
[Collection(FuzzCollection.Name)]
public sealed class StripeFuzzTests(FuzzedApp fuzzed)
{
    private static readonly (string Type, string Object)[] Events =
    [
        ("checkout.session.completed", """{"id":"cs_1","object":"checkout.session","amount_total":500,"currency":"usd","payment_status":"paid","mode":"payment","metadata":{"telegramadmin_payment":"none","payment":"1"},"payment_intent":"pi_1","customer":"cus_1"}"""),
        ("charge.refunded", """{"id":"ch_1","object":"charge","amount":500,"amount_refunded":500,"currency":"usd","payment_intent":"pi_1","metadata":{},"refunds":{"object":"list","data":[{"id":"re_1","object":"refund","amount":500,"status":"succeeded"}]}}"""),
        ("charge.dispute.created", """{"id":"dp_1","object":"dispute","amount":500,"currency":"usd","charge":"ch_1","payment_intent":"pi_1","reason":"fraudulent","status":"needs_response","evidence_details":{"due_by":1790500000}}"""),
        ("customer.subscription.updated", """{"id":"sub_1","object":"subscription","status":"active","customer":"cus_1","current_period_end":1795000000,"cancel_at_period_end":false,"items":{"object":"list","data":[{"id":"si_1","price":{"id":"price_1","product":"prod_1"}}]},"metadata":{}}"""),
        ("invoice.paid", """{"id":"in_1","object":"invoice","amount_paid":500,"currency":"usd","customer":"cus_1","subscription":"sub_1","billing_reason":"subscription_cycle","lines":{"object":"list","data":[]},"metadata":{}}"""),
        ("payment_intent.succeeded", """{"id":"pi_1","object":"payment_intent","amount":500,"amount_received":500,"currency":"usd","status":"succeeded","latest_charge":"ch_1","metadata":{}}"""),
        ("product.updated", """{"id":"prod_1","object":"product","active":true,"name":"Ten","metadata":{}}"""),
    ];

    [Fact]
    public async Task Event_WithAnythingWrongInIt_IsTakenOrRefused_AndGrantsNothing()
    {
        var hostile = new Hostile(20261123);
        var taken = 0;
        for (var n = 0; n < 200; n++)
        {
            var (type, about) = Events[n % Events.Length];
            var body = hostile.Mutate(StripeCalls.Event($"evt_f{n}", type, about));

            var (status, words) = await fuzzed.App.DeliverAsync(body);

            Assert.True(status is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{(int)status} {words}: {body}");
            taken += status == HttpStatusCode.OK ? 1 : 0;
        }
        foreach (var (index, (type, about)) in Events.Index())
        {
            var body = StripeCalls.Event($"evt_forged{index}", type, about);
            foreach (var forged in new[] { null, "", "t=1,v1=0", StripeCalls.Sign(body, "whsec_guessed"), StripeCalls.Sign(body + " "), StripeCalls.Sign(body, at: DateTimeOffset.UtcNow.AddMinutes(-10)) })
                Assert.Equal(HttpStatusCode.BadRequest, (await fuzzed.App.DeliverAsync(body, forged)).Status);
        }

        Assert.True(taken > 30, $"Only {taken} were events at all.");
        Assert.Equal(HttpStatusCode.OK, (await fuzzed.App.DeliverAsync(StripeCalls.Event("evt_last", "charge.succeeded", """{"id":"ch_9","object":"charge"}"""))).Status);
        await Eventually.TrueAsync(async () => await CountAsync(db => db.StripeEvents.CountAsync(e => e.EventId == "evt_last" && e.ProcessedAt != null)) == 1, "the last one is worked off");
        Assert.Equal(0, await CountAsync(db => db.StripeEvents.CountAsync(e => EF.Functions.Like(e.EventId, "evt_forged%"))));
        Assert.Equal(0, await CountAsync(db => db.Set<CreditEntry>().CountAsync(e => e.PaymentId != null)));
        Assert.Equal(0, await CountAsync(db => db.Set<Payment>().CountAsync()));
    }

    private async Task<int> CountAsync(Func<Core.Storage.AppDbContext, Task<int>> count)
    {
        await using var db = fuzzed.App.Storage.ReadAll();
        return await count(db);
    }
}
