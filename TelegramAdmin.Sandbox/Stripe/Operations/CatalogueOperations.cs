using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Catalogue;
using TelegramAdmin.Sandbox.Stripe.Checkout;
using TelegramAdmin.Sandbox.Stripe.Paying;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Operations;

/// <summary>Products, prices and coupons.</summary>
internal static class CatalogueOperations
{
    public static IReadOnlyDictionary<string, Operation> All { get; } = new Dictionary<string, Operation>
    {
        ["GET /v1/products"] = ListProducts,
        ["POST /v1/products"] = call => new Products(call.Account).Create(call.Args),
        ["GET /v1/products/{}"] = call => call.Subject("product"),
        ["POST /v1/products/{}"] = UpdateProduct,
        ["DELETE /v1/products/{}"] = DeleteProduct,
        ["GET /v1/prices"] = ListPrices,
        ["POST /v1/prices"] = call => new Prices(call.Account).Create(call.Args),
        ["GET /v1/prices/{}"] = call => call.Subject("price"),
        ["POST /v1/prices/{}"] = UpdatePrice,
        ["GET /v1/coupons"] = call => call.List("coupon"),
        ["POST /v1/coupons"] = CreateCoupon,
        ["GET /v1/coupons/{}"] = call => call.Subject("coupon"),
        ["POST /v1/coupons/{}"] = call => Update(call, call.Subject("coupon"), "coupon.updated"),
        ["DELETE /v1/coupons/{}"] = DeleteCoupon,
    };

    /// <summary>Takes over what was given under the same names; metadata is merged.</summary>
    public static JsonObject Update(StripeCall call, JsonObject subject, string type, params string[] without)
    {
        var changes = new JsonObject();
        foreach (var (name, value) in call.Args)
        {
            if (name == "metadata") changes[name] = subject.MergedMetadata(call.Args);
            else if (name != "expand" && !without.Contains(name) && subject.ContainsKey(name)) changes[name] = value?.DeepClone();
        }

        call.Account.Change(type, subject, changes);
        return subject;
    }

    public static JsonObject Deleted(string kind, string id) => new() { ["id"] = id, ["object"] = kind, ["deleted"] = true };

    private static JsonObject ListProducts(StripeCall call)
    {
        var all = call.Account.Objects.Of("product").AsEnumerable();
        if (call.Args["ids"] is JsonArray ids) all = all.Where(one => ids.Any(id => id!.GetValue<string>() == one.Id()));
        return call.List(all, "active", "shippable", "type", "url");
    }

    private static JsonObject UpdateProduct(StripeCall call)
    {
        var product = call.Subject("product");
        if (call.Args.Text("default_price") is { } price) call.Account.Objects.Get("price", price, "default_price");
        product["updated"] = call.Account.Now;
        return Update(call, product, "product.updated");
    }

    private static JsonObject DeleteProduct(StripeCall call)
    {
        var product = call.Subject("product");
        new Products(call.Account).Delete(product);
        return Deleted("product", product.Id());
    }

    private static JsonObject ListPrices(StripeCall call)
    {
        var all = call.Account.Objects.Of("price").AsEnumerable();
        if (call.Args["lookup_keys"] is JsonArray keys) all = all.Where(one => keys.Any(key => key!.GetValue<string>() == one.Text("lookup_key")));
        return call.List(all, "active", "currency", "product", "type");
    }

    private static JsonObject UpdatePrice(StripeCall call)
    {
        var price = call.Subject("price");
        if (call.Args.Text("lookup_key") != price.Text("lookup_key")) new Prices(call.Account).TakeLookupKey(call.Args);
        return Update(call, price, "price.updated");
    }

    private static JsonObject CreateCoupon(StripeCall call)
    {
        var (args, account) = (call.Args, call.Account);
        if (args.ContainsKey("percent_off") == args.ContainsKey("amount_off"))
            throw StripeException.Invalid("You must pass either `percent_off` or `amount_off`, but not both.", "percent_off", "parameter_missing");
        if (args.ContainsKey("amount_off") && !args.ContainsKey("currency"))
            throw StripeException.Invalid("You must pass currency when passing amount_off", "currency", "parameter_missing");
        if (args["percent_off"]?.GetValue<decimal>() is <= 0 or > 100) throw StripeException.Invalid("Invalid percentage: must be greater than 0 and at most 100", "percent_off");
        if (args.Number("amount_off") is <= 0) throw StripeException.Invalid("Invalid positive integer", "amount_off", "parameter_invalid_integer");
        if (args.Text("id") is { } id && account.Objects.Find(id) is not null) throw StripeException.Invalid("Coupon already exists.", "id", "resource_already_exists");
        var fields = new JsonObject
        {
            ["amount_off"] = args.Copy("amount_off"),
            ["currency"] = args.Text("currency") is { } currency && args.ContainsKey("amount_off") ? Currencies.Read(currency, "currency") : null,
            ["duration"] = args.Text("duration") ?? "once",
            ["duration_in_months"] = args.Copy("duration_in_months"),
            ["max_redemptions"] = args.Copy("max_redemptions"),
            ["metadata"] = args.Copy("metadata") ?? new JsonObject(),
            ["name"] = args.Text("name"),
            ["percent_off"] = args.Copy("percent_off"),
            ["redeem_by"] = args.Copy("redeem_by"),
            ["times_redeemed"] = 0L,
            ["valid"] = true,
        };
        if (args.Text("id") is { } own) fields["id"] = own;
        var coupon = account.Create("coupon", fields);
        coupon["valid"] = Coupons.IsValid(coupon, account.Now);
        account.Tell("coupon.created", coupon);
        return coupon;
    }

    private static JsonObject DeleteCoupon(StripeCall call)
    {
        var coupon = call.Subject("coupon");
        call.Account.Objects.Remove(coupon);
        call.Account.Tell("coupon.deleted", coupon);
        return Deleted("coupon", coupon.Id());
    }
}
