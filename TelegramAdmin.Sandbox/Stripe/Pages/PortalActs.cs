using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TelegramAdmin.Sandbox.Stripe.Billing;
using TelegramAdmin.Sandbox.Stripe.Paying;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Pages;

/// <summary>What a customer does in the portal, with their own things only.</summary>
internal sealed class PortalActs(StripeAccount account, JsonObject portal)
{
    private string Customer => portal.Text("customer")!;

    public void Do(IFormCollection form)
    {
        var id = form["id"].ToString();
        switch (form["act"].ToString())
        {
            case "add":
                var methods = new PaymentMethods(account);
                methods.Attach(methods.Resolve(form["card"].ToString()), Customer);
                break;
            case "remove":
                new PaymentMethods(account).Detach(Own("payment_method", id));
                break;
            case "default":
                MakeDefault(Own("payment_method", id));
                break;
            case "cancel" or "resume":
                new Subscriptions(account).CancelAtPeriodEnd(Own("subscription", id), form["act"] == "cancel");
                break;
        }
    }

    private void MakeDefault(JsonObject method)
    {
        var customer = account.Objects.Get("customer", Customer);
        var settings = (JsonObject)customer.Copy("invoice_settings")!;
        settings["default_payment_method"] = method.Id();
        account.Change("customer.updated", customer, new JsonObject { ["invoice_settings"] = settings });
    }

    private JsonObject Own(string kind, string id)
    {
        var one = account.Objects.Get(kind, id);
        return one.Text("customer") == Customer ? one : throw StripeException.Missing(kind, id, "id");
    }
}
