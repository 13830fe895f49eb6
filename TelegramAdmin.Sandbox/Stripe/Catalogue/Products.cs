using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Catalogue;

/// <summary>Makes and changes products.</summary>
internal sealed class Products(StripeAccount account)
{
    public JsonObject Create(JsonObject args)
    {
        var fields = new JsonObject
        {
            ["active"] = args["active"]?.GetValue<bool>() ?? true,
            ["default_price"] = null,
            ["description"] = args.Text("description"),
            ["images"] = args.Copy("images") ?? new JsonArray(),
            ["marketing_features"] = args.Copy("marketing_features") ?? new JsonArray(),
            ["metadata"] = args.Copy("metadata") ?? new JsonObject(),
            ["name"] = args.Text("name"),
            ["package_dimensions"] = args.Copy("package_dimensions"),
            ["shippable"] = args.Copy("shippable"),
            ["statement_descriptor"] = args.Text("statement_descriptor"),
            ["tax_code"] = args.Text("tax_code"),
            ["type"] = "service",
            ["unit_label"] = args.Text("unit_label"),
            ["updated"] = account.Now,
            ["url"] = args.Text("url"),
        };
        if (args.Text("id") is { } id)
        {
            if (account.Objects.Find(id) is not null) throw StripeException.Invalid("Product already exists.", "id", "resource_already_exists");
            fields["id"] = id;
        }

        var product = account.Create("product", fields);
        account.Tell("product.created", product);
        if (args.Inner("default_price_data") is { } data) product["default_price"] = new Prices(account).CreateFor(product.Id(), data, "default_price_data").Id();
        return product;
    }

    public void Delete(JsonObject product)
    {
        if (account.Objects.Of("price").Any(price => price.Text("product") == product.Id()))
        {
            throw StripeException.Invalid(
                "This product cannot be deleted because it has one or more user-created prices. You can archive the product by passing `active=false`.");
        }

        account.Objects.Remove(product);
        account.Tell("product.deleted", product);
    }
}
