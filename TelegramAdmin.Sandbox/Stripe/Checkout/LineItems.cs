using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Catalogue;
using TelegramAdmin.Sandbox.Stripe.Objects;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Checkout;

/// <summary>Reads what is bought in a checkout session.</summary>
internal sealed class LineItems(StripeAccount account)
{
    public IReadOnlyList<JsonObject> Read(JsonObject args, string mode)
    {
        var lines = args.Items("line_items").Select(Read).ToList();
        if (lines.Count == 0 && mode != "setup") throw StripeException.Invalid("Missing required param: line_items.", "line_items", "parameter_missing");
        if (lines.Count > 0 && mode == "setup") throw StripeException.Invalid("You can not pass `line_items` in `setup` mode.", "line_items");
        if (lines.Select(line => line.Text("currency")).Distinct().Count() > 1)
            throw StripeException.Invalid("All items in the Checkout Session must have the same currency.", "line_items");
        CheckMode(lines, mode);
        return lines;
    }

    private JsonObject Read(JsonObject line, int place)
    {
        var param = $"line_items[{place}]";
        var price = PriceOf(line, param);
        var quantity = line.Number("quantity")
            ?? throw StripeException.Invalid($"Missing required param: {param}[quantity].", $"{param}[quantity]", "parameter_missing");
        if (quantity < 1) throw StripeException.Invalid("This value must be greater than or equal to 1.", $"{param}[quantity]", "parameter_invalid_integer");
        var amount = price.Number("unit_amount")!.Value * quantity;
        return ObjectMaker.Make("item", account.Now, new JsonObject
        {
            ["amount_discount"] = 0L,
            ["amount_subtotal"] = amount,
            ["amount_tax"] = 0L,
            ["amount_total"] = amount,
            ["currency"] = price.Text("currency"),
            ["description"] = account.Objects.Find(price.Text("product"))?.Text("name"),
            ["metadata"] = line.Copy("metadata") ?? new JsonObject(),
            ["price"] = price.DeepClone(),
            ["quantity"] = quantity,
        });
    }

    private JsonObject PriceOf(JsonObject line, string param)
    {
        if (line.Inner("price_data") is { } data) return new Prices(account).CreateInline(data, $"{param}[price_data]");
        if (line.Text("price") is not { } id)
            throw StripeException.Invalid($"You must specify either `price` or `price_data` for each line item.", param, "parameter_missing");
        var price = account.Objects.Get("price", id, $"{param}[price]");
        if (!price.Is("active")) throw StripeException.Invalid("The price specified is inactive. This field only accepts active prices.", $"{param}[price]");
        var product = account.Objects.Find(price.Text("product"));
        return product?.Is("active") == true
            ? price
            : throw StripeException.Invalid("The product of the price specified is inactive. This field only accepts prices with an active product.", $"{param}[price]");
    }

    private static void CheckMode(List<JsonObject> lines, string mode)
    {
        var recurring = lines.Count(line => line.Inner("price")!.Text("type") == "recurring");
        if (mode == "payment" && recurring > 0)
        {
            throw StripeException.Invalid(
                "You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.", "mode");
        }

        if (mode == "subscription" && recurring == 0)
            throw StripeException.Invalid("You must provide at least one recurring price in `subscription` mode when using prices.", "mode");
    }
}
