using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Reference;

namespace TelegramAdmin.Sandbox.Stripe.Protocol;

/// <summary>Puts objects in the place of their ids where asked: https://docs.stripe.com/api/expanding_objects.</summary>
internal sealed class Expansion(StripeAccount account)
{
    private const int Deepest = 4;

    /// <param name="answer">A copy, which is changed.</param>
    public void Apply(JsonObject answer, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var steps = path.Split('.');
            if (steps.Length > Deepest + 1)
                throw StripeException.Invalid($"You cannot expand more than {Deepest} levels of a property. Property: {path}", "expand[]", "property_expansion_max_depth");
            Expand(answer, steps, path);
        }
    }

    private void Expand(JsonObject owner, ReadOnlySpan<string> steps, string path)
    {
        var step = steps[0];
        if (owner[step] is JsonValue value && value.TryGetValue<string>(out var id) && account.Objects.Find(id) is { } found) owner[step] = found.DeepClone();
        else if (!owner.ContainsKey(step) && !Include(owner, step)) throw NotExpandable(path);
        else if (owner[step] is JsonValue) throw NotExpandable(path);
        if (steps.Length == 1) return;
        switch (owner[step])
        {
            case JsonObject inner:
                Expand(inner, steps[1..], path);
                break;
            case JsonArray items:
                foreach (var item in items.OfType<JsonObject>()) Expand(item, steps[1..], path);
                break;
        }
    }

    /// <returns>False when the object has no such field at all.</returns>
    private bool Include(JsonObject owner, string step)
    {
        if (Includable(owner, step) is { } included) owner[step] = included;
        else if (!IsDocumented(owner, step)) return false;
        return true;
    }

    private static bool IsDocumented(JsonObject owner, string step) =>
        StripeReference.Current.Objects.GetValueOrDefault(owner.Text("object") ?? "")?.Any(field => field.Name == step) == true;

    // Fields that are only there when they are asked for.
    private JsonNode? Includable(JsonObject owner, string step) => (owner.Text("object"), step) switch
    {
        ("checkout.session", "line_items") => StripeJson.List(
            $"/v1/checkout/sessions/{owner.Id()}/line_items", account.Extras[owner.Id()].Items("line_items").Select(line => line.DeepClone())),
        ("charge", "refunds") => ListOf("refund", "charge", owner, $"/v1/charges/{owner.Id()}/refunds"),
        ("invoice", "payments") => ListOf("invoice_payment", "invoice", owner, $"/v1/invoice_payments?invoice={owner.Id()}"),
        ("customer", "subscriptions") => ListOf("subscription", "customer", owner, $"/v1/customers/{owner.Id()}/subscriptions"),
        _ => null,
    };

    private JsonObject ListOf(string kind, string field, JsonObject owner, string url) => StripeJson.List(
        url, account.Objects.Of(kind).Where(one => one.Text(field) == owner.Id()).Reverse().Select(one => one.DeepClone()));

    private static StripeException NotExpandable(string path) => StripeException.Invalid($"This property cannot be expanded ({path}).", "expand[]");
}
