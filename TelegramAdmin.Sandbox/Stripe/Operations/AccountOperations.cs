using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Events;
using TelegramAdmin.Sandbox.Stripe.Objects;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Operations;

/// <summary>The account itself, and its events.</summary>
internal static class AccountOperations
{
    public static IReadOnlyDictionary<string, Operation> All { get; } = new Dictionary<string, Operation>
    {
        ["GET /v1/account"] = Account,
        ["GET /v1/events"] = ListEvents,
        ["GET /v1/events/{}"] = call => Read(call.Account.Events.Find(call.Ids[0]) ?? throw StripeException.Missing("event", call.Ids[0], "id")),
    };

    private static JsonObject Account(StripeCall call) => ObjectMaker.Make("account", call.Account.Now, new JsonObject
    {
        ["id"] = call.Account.Options.AccountId,
        ["business_type"] = "company",
        ["charges_enabled"] = true,
        ["country"] = "DE",
        ["default_currency"] = "eur",
        ["details_submitted"] = true,
        ["email"] = "sandbox@example.com",
        ["payouts_enabled"] = true,
        ["settings"] = new JsonObject
        {
            ["branding"] = new JsonObject { ["icon"] = null, ["logo"] = null, ["primary_color"] = null, ["secondary_color"] = null },
            ["card_payments"] = new JsonObject { ["statement_descriptor_prefix"] = null, ["statement_descriptor_prefix_kana"] = null, ["statement_descriptor_prefix_kanji"] = null },
            ["dashboard"] = new JsonObject { ["display_name"] = "Sandbox", ["timezone"] = "Etc/UTC" },
            ["payments"] = new JsonObject
            {
                ["statement_descriptor"] = "SANDBOX", ["statement_descriptor_kana"] = null, ["statement_descriptor_kanji"] = null,
                ["statement_descriptor_prefix_kana"] = null, ["statement_descriptor_prefix_kanji"] = null,
            },
        },
        ["type"] = "standard",
    });

    private static JsonObject ListEvents(StripeCall call)
    {
        IEnumerable<LoggedEvent> all = call.Account.Events.All;
        if (call.Args.Text("type") is { } type) all = all.Where(one => Fits(one.Type, type));
        if (call.Args["types"] is JsonArray types) all = all.Where(one => types.Any(wanted => Fits(one.Type, wanted!.GetValue<string>())));
        if (call.Args["delivery_success"]?.GetValue<bool>() is { } succeeded) all = all.Where(one => one.State == EventState.Delivered == succeeded);
        return ListPage.Of(all.Reverse().Select(Key), call.Args, call.Path, key => Read(call.Account.Events.Find(key.Id())!));
    }

    // Events are kept as text: only a page of them is parsed.
    private static JsonObject Key(LoggedEvent one) => new() { ["id"] = one.Id, ["created"] = one.Created };

    private static JsonObject Read(LoggedEvent one)
    {
        var read = (JsonObject)JsonNode.Parse(one.Json)!;
        read["pending_webhooks"] = one.IsOpen || one.State == EventState.Held ? 1L : 0L;
        return read;
    }

    private static bool Fits(string type, string wanted) =>
        wanted == "*" || type == wanted || (wanted.EndsWith(".*", StringComparison.Ordinal) && type.StartsWith(wanted[..^1], StringComparison.Ordinal));
}
