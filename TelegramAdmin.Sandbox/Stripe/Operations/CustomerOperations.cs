using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Billing;
using TelegramAdmin.Sandbox.Stripe.Checkout;
using TelegramAdmin.Sandbox.Stripe.Paying;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Operations;

/// <summary>Customers and their payment methods.</summary>
internal static class CustomerOperations
{
    private static readonly string[] Taken =
        ["address", "balance", "business_name", "description", "email", "individual_name", "metadata", "name", "phone", "preferred_locales", "shipping", "tax_exempt"];

    public static IReadOnlyDictionary<string, Operation> All { get; } = new Dictionary<string, Operation>
    {
        ["GET /v1/customers"] = call => call.List("customer", "email"),
        ["POST /v1/customers"] = Create,
        ["GET /v1/customers/{}"] = Retrieve,
        ["POST /v1/customers/{}"] = Update,
        ["DELETE /v1/customers/{}"] = Delete,
        ["GET /v1/customers/{}/payment_methods"] = call => MethodsOf(call, call.Subject("customer").Id()),
        ["GET /v1/customers/{}/payment_methods/{}"] = RetrieveMethodOf,
        ["GET /v1/payment_methods"] = call => MethodsOf(call, call.Args.Text("customer")),
        ["GET /v1/payment_methods/{}"] = call => call.Subject("payment_method"),
        ["POST /v1/payment_methods/{}"] = UpdateMethod,
        ["POST /v1/payment_methods/{}/attach"] = Attach,
        ["POST /v1/payment_methods/{}/detach"] = Detach,
    };

    private static JsonObject Create(StripeCall call)
    {
        CheckEmail(call.Args);
        var fields = new JsonObject();
        foreach (var name in Taken.Where(call.Args.ContainsKey)) fields[name] = call.Args.Copy(name) ?? (name == "metadata" ? new JsonObject() : null);
        var method = call.Args.Text("payment_method") is { } given ? new PaymentMethods(call.Account).Resolve(given) : null;
        var customer = new Customers(call.Account).Create(fields);
        if (method is not null) new PaymentMethods(call.Account).Attach(method, customer.Id());
        SetDefaultMethod(call, customer);
        return customer;
    }

    private static JsonObject Retrieve(StripeCall call) =>
        call.Account.Deleted.Contains(call.Ids[0]) ? CatalogueOperations.Deleted("customer", call.Ids[0]) : call.Subject("customer");

    private static JsonObject Update(StripeCall call)
    {
        CheckEmail(call.Args);
        var customer = call.Subject("customer");
        SetDefaultMethod(call, customer);
        return CatalogueOperations.Update(call, customer, "customer.updated", "invoice_settings");
    }

    private static JsonObject Delete(StripeCall call)
    {
        var customer = call.Subject("customer");
        foreach (var subscription in call.Account.Objects.Of("subscription").Where(one => one.Text("customer") == customer.Id() && one.Text("status") is not "canceled"))
            new Subscriptions(call.Account).Cancel(subscription);
        foreach (var method in call.Account.Objects.Of("payment_method").Where(one => one.Text("customer") == customer.Id())) new PaymentMethods(call.Account).Detach(method);
        call.Account.Objects.Remove(customer);
        call.Account.Deleted.Add(customer.Id());
        call.Account.Tell("customer.deleted", customer);
        return CatalogueOperations.Deleted("customer", customer.Id());
    }

    private static void SetDefaultMethod(StripeCall call, JsonObject customer)
    {
        if (call.Args.Inner("invoice_settings") is not { } settings || !settings.ContainsKey("default_payment_method")) return;
        var id = settings.Text("default_payment_method");
        if (id is not null && call.Account.Objects.Get("payment_method", id, "invoice_settings[default_payment_method]").Text("customer") != customer.Id())
        {
            throw StripeException.Invalid(
                $"The customer does not have a payment method with the ID {id}. The payment method must be attached to the customer.", "invoice_settings[default_payment_method]", "resource_missing");
        }

        var changed = (JsonObject)customer.Copy("invoice_settings")!;
        changed["default_payment_method"] = id;
        call.Account.Change("customer.updated", customer, new JsonObject { ["invoice_settings"] = changed });
    }

    private static void CheckEmail(JsonObject args)
    {
        if (args.Text("email") is { } email && !email.Contains('@')) throw StripeException.Invalid($"Invalid email address: {email}", "email", "email_invalid");
    }

    private static JsonObject MethodsOf(StripeCall call, string? customer)
    {
        if (customer is null) return call.List(call.Account.Objects.Of("payment_method").Where(one => one.Text("customer") is not null), "type", "allow_redisplay");
        call.Account.Objects.Get("customer", customer, call.Ids.Count > 0 ? "id" : "customer");
        return call.List(call.Account.Objects.Of("payment_method").Where(one => one.Text("customer") == customer), "type", "allow_redisplay");
    }

    private static JsonObject RetrieveMethodOf(StripeCall call)
    {
        var method = call.Account.Objects.Get("payment_method", call.Ids[1]);
        return method.Text("customer") == call.Subject("customer").Id() ? method : throw StripeException.Missing("payment_method", call.Ids[1], "id");
    }

    private static JsonObject UpdateMethod(StripeCall call)
    {
        var method = call.Subject("payment_method");
        if (method.Text("customer") is null) throw StripeException.Invalid("You must save this PaymentMethod to a customer before you can update it.");
        return CatalogueOperations.Update(call, method, "payment_method.updated", "card", "us_bank_account");
    }

    private static JsonObject Attach(StripeCall call)
    {
        var customer = call.Args.Text("customer") ?? throw StripeException.Invalid("Missing required param: customer.", "customer", "parameter_missing");
        call.Account.Objects.Get("customer", customer, "customer");
        var methods = new PaymentMethods(call.Account);
        var method = methods.Resolve(call.Ids[0], "id");
        methods.Attach(method, customer);
        return method;
    }

    private static JsonObject Detach(StripeCall call)
    {
        var method = call.Subject("payment_method");
        new PaymentMethods(call.Account).Detach(method);
        return method;
    }
}
