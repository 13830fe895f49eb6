using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Events;
using TelegramAdmin.Sandbox.Stripe.Paying;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Control;

/// <summary>The account as the state file holds it.</summary>
internal sealed record SavedStripe(
    IReadOnlyList<JsonObject> Objects,
    IReadOnlyList<LoggedEvent> Events,
    IReadOnlyDictionary<string, KeptCard> Cards,
    IReadOnlyDictionary<string, JsonObject> Extras,
    IReadOnlyList<string> Deleted,
    IReadOnlyList<KeptAnswer> Answers)
{
    /// <summary>The caller holds the world's lock, here and below.</summary>
    public static SavedStripe Of(StripeAccount account) => new(
        [.. account.Objects.All],
        account.Events.All,
        account.Cards,
        account.Extras,
        [.. account.Deleted],
        [.. account.Idempotency.All]);

    public void Restore(StripeAccount account)
    {
        foreach (var one in Objects) account.Objects.Add(one);
        foreach (var one in Events) account.Events.Keep(one);
        foreach (var (id, card) in Cards) account.Cards[id] = card;
        foreach (var (id, extra) in Extras) account.Extras[id] = extra;
        foreach (var id in Deleted) account.Deleted.Add(id);
        foreach (var answer in Answers) account.Idempotency.Restore(answer);
    }
}
