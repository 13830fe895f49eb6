using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TelegramAdmin.Sandbox.Control.Watching;

namespace TelegramAdmin.Sandbox.Stripe.Control;

/// <summary>Faults and delivery as one JSON object; a POST changes what it names.</summary>
internal sealed record StripeSettingsView(StripeFaults Faults, StripeDelivery Delivery)
{
    public static StripeSettingsView Of(SandboxStripe stripe) => new(stripe.Faults, stripe.Delivery);

    public static async Task<StripeSettingsView> ApplyAsync(SandboxStripe stripe, HttpRequest request)
    {
        var current = JsonSerializer.SerializeToNode(Of(stripe), PageJson.Options)!.AsObject();
        if (await JsonNode.ParseAsync(request.Body) is not JsonObject changes) throw new ArgumentException("A JSON object is expected.");
        foreach (var (group, values) in changes)
        {
            if (values is not JsonObject given || current[group] is not JsonObject known) throw new ArgumentException($"There are no settings “{group}”.");
            foreach (var (name, value) in given) known[name] = value?.DeepClone();
        }

        var changed = current.Deserialize<StripeSettingsView>(PageJson.Options)!;
        Check(changed.Delivery);
        stripe.Faults = changed.Faults;
        stripe.Delivery = changed.Delivery;
        return changed;
    }

    private static void Check(StripeDelivery delivery)
    {
        if (delivery.Concurrency is < 1 or > 100) throw new ArgumentException("Between 1 and 100 events can travel at the same time.");
        if (delivery.CopiesMin < 0 || delivery.CopiesMax > 100) throw new ArgumentException("An event can be posted 0 to 100 times.");
        if (delivery.RetryMs < 1) throw new ArgumentException("A retry takes at least a millisecond.");
    }
}
