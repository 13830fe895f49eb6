using System.Globalization;
using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Paying;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Catalogue;

/// <summary>Makes prices. What they cost never changes.</summary>
internal sealed class Prices(StripeAccount account)
{
    public JsonObject Create(JsonObject args)
    {
        if (args.ContainsKey("product") == args.ContainsKey("product_data"))
            throw StripeException.Invalid("You must specify exactly one of `product` or `product_data`.", "product", "parameter_missing");
        var product = args.Inner("product_data") is { } data
            ? new Products(account).Create(data).Id()
            : account.Objects.Get("product", args.Text("product")!, "product").Id();
        return CreateFor(product, args, "");
    }

    /// <summary>For one session only: it cannot be used again.</summary>
    public JsonObject CreateInline(JsonObject data, string param)
    {
        var product = data.Inner("product_data") is { } given
            ? new Products(account).Create(given).Id()
            : account.Objects.Get("product", data.Text("product") ?? "", $"{param}[product]").Id();
        var price = CreateFor(product, data, param);
        price["active"] = false;
        return price;
    }

    public JsonObject CreateFor(string product, JsonObject args, string param)
    {
        var amount = Amount(args, param);
        TakeLookupKey(args);
        var price = account.Create("price", new JsonObject
        {
            ["active"] = args["active"]?.GetValue<bool>() ?? true,
            ["billing_scheme"] = "per_unit",
            ["currency"] = Currencies.Read(args.Text("currency")!, Inside(param, "currency")),
            ["lookup_key"] = args.Text("lookup_key"),
            ["metadata"] = args.Copy("metadata") ?? new JsonObject(),
            ["nickname"] = args.Text("nickname"),
            ["product"] = product,
            ["recurring"] = Recurring(args),
            ["tax_behavior"] = args.Text("tax_behavior") ?? "unspecified",
            ["type"] = args.ContainsKey("recurring") ? "recurring" : "one_time",
            ["unit_amount"] = amount,
            ["unit_amount_decimal"] = amount.ToString(CultureInfo.InvariantCulture),
        });
        account.Tell("price.created", price);
        return price;
    }

    /// <summary>A lookup key belongs to one price; another may only take it over on purpose.</summary>
    public void TakeLookupKey(JsonObject args)
    {
        if (args.Text("lookup_key") is not { } key || Holder(key) is not { } holder) return;
        if (!args.Is("transfer_lookup_key"))
        {
            throw StripeException.Invalid(
                $"A price (`{holder.Id()}`) already uses that lookup key. To transfer it to a new price, pass `transfer_lookup_key=true`.", "lookup_key", "resource_already_exists");
        }

        account.Change("price.updated", holder, new JsonObject { ["lookup_key"] = null });
    }

    private JsonObject? Holder(string key) => account.Objects.Of("price").FirstOrDefault(price => price.Text("lookup_key") == key);

    private static long Amount(JsonObject args, string param)
    {
        if (args.Text("billing_scheme") == "tiered" || args.ContainsKey("custom_unit_amount"))
            throw StripeException.Invalid("The sandbox has prices with a unit_amount only.", Inside(param, "unit_amount"));
        var amount = args.Number("unit_amount")
            ?? (long.TryParse(args.Text("unit_amount_decimal"), CultureInfo.InvariantCulture, out var whole) ? whole : (long?)null)
            ?? throw StripeException.Invalid($"Missing required param: {Inside(param, "unit_amount")}.", Inside(param, "unit_amount"), "parameter_missing");
        return amount switch
        {
            < 0 => throw StripeException.Invalid("Invalid non-negative integer", Inside(param, "unit_amount"), "parameter_invalid_integer"),
            > 99_999_999_999 => throw StripeException.Invalid("Invalid integer: too large", Inside(param, "unit_amount"), "parameter_invalid_integer"),
            _ => amount,
        };
    }

    private static JsonObject? Recurring(JsonObject args) => args.Inner("recurring") is not { } wanted ? null : new JsonObject
    {
        ["interval"] = wanted.Text("interval"),
        ["interval_count"] = wanted.Number("interval_count") ?? 1,
        ["meter"] = null,
        ["trial_period_days"] = null,
        ["usage_type"] = wanted.Text("usage_type") ?? "licensed",
    };

    private static string Inside(string param, string name) => param.Length == 0 ? name : $"{param}[{name}]";
}
