using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TelegramAdmin.Sandbox.Stripe.Checkout;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Pages;

/// <summary>Serves the pages that payers see: /pay/{session}, /secure/{intent}, /portal/{session}, /receipt/{intent} and /invoice/{invoice}.</summary>
internal sealed class StripePages(StripeAccount account)
{
    public async Task HandleAsync(HttpContext http, string path)
    {
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var form = HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        var page = steps.Length == 2 ? Answer(steps[0], steps[1], form) : null;
        if (page is null) await PageShell.SendNotFoundAsync(http);
        else if (page.Location is { } location) Redirect(http, location);
        else await PageShell.SendAsync(http, page.Title, page.Content);
    }

    private PageAnswer? Answer(string page, string id, IFormCollection? form)
    {
        lock (account.Gate)
        {
            try
            {
                return page switch
                {
                    "pay" => Pay(account.Objects.Get("checkout.session", id), form),
                    "secure" => Secure(id, form),
                    "portal" => Portal(account.Objects.Get("billing_portal.session", id), form),
                    "receipt" => new PageAnswer("Receipt", ReceiptPage.Draw(account.Objects.Get("payment_intent", id))),
                    "invoice" => new PageAnswer("Invoice", ReceiptPage.Draw(account.Objects.Get("invoice", id))),
                    _ => null,
                };
            }
            catch (StripeException wrong) when (wrong.Code == "resource_missing")
            {
                return null;
            }
        }
    }

    private PageAnswer Pay(JsonObject session, IFormCollection? form)
    {
        new CheckoutSessions(account).ExpireDue();
        var page = new PayPage(account, session);
        if (form is null || session.Text("status") != "open") return new PageAnswer(page.Title, page.Draw(LastError(session)));
        try
        {
            var outcome = CheckoutOutcome.Of(account, session, new CheckoutPayment(account).Pay(session, PayForm.Read(form)));
            if (outcome.AsksBank is { } intent) return PageAnswer.To($"{account.PagesUrl}/secure/{intent}");
            return outcome.Status == "complete" ? After(session) : new PageAnswer(page.Title, page.Draw(outcome.Message));
        }
        catch (StripeException refused) when (refused.Code != "resource_missing")
        {
            return new PageAnswer(page.Title, page.Draw(refused.Message));
        }
    }

    private PageAnswer Secure(string id, IFormCollection? form)
    {
        var bank = new BankPage(account);
        try
        {
            var intent = bank.Find(id);
            if (form is null) return new PageAnswer("Confirm", SecurePage.Draw(intent));
            var returnUrl = intent.Inner("next_action")!.Inner("redirect_to_url")!.Text("return_url");
            bank.Answer(id, form["answer"] == "yes");
            return AfterBank(intent, returnUrl);
        }
        catch (StripeException refused) when (refused.Code != "resource_missing")
        {
            return Notice("Already answered", refused.Message);
        }
    }

    private PageAnswer AfterBank(JsonObject intent, string? returnUrl)
    {
        var prefix = $"{account.PagesUrl}/pay/";
        if (returnUrl?.StartsWith(prefix, StringComparison.Ordinal) == true)
        {
            var session = account.Objects.Get("checkout.session", returnUrl[prefix.Length..]);
            return session.Text("status") == "complete" ? After(session) : PageAnswer.To(returnUrl);
        }

        return SecurePage.Back(intent, returnUrl) is { } back ? PageAnswer.To(back) : Notice("Thank you", "Your bank has your answer. You can close this page.");
    }

    private PageAnswer Portal(JsonObject portal, IFormCollection? form)
    {
        var page = new PortalPage(account, portal);
        if (form is null) return new PageAnswer("Your payments", page.Draw(null));
        try
        {
            new PortalActs(account, portal).Do(form);
            return PageAnswer.To(portal.Text("url")!);
        }
        catch (StripeException refused)
        {
            return new PageAnswer("Your payments", page.Draw(refused.Message));
        }
    }

    private static PageAnswer After(JsonObject session) => PageAnswer.To(PayPage.Back(session, session.Text("success_url")!));

    private static PageAnswer Notice(string title, string text) => new(title, $"<section class=\"sheet\"><h1>{title}</h1><p>{text}</p></section>");

    private string? LastError(JsonObject session) =>
        (account.Objects.Find(session.Text("payment_intent")) ?? account.Objects.Find(session.Text("setup_intent"))) is { } intent
            ? (intent.Inner("last_payment_error") ?? intent.Inner("last_setup_error"))?.Text("message")
            : null;

    private static void Redirect(HttpContext http, string location)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = location;
    }

    private sealed record PageAnswer(string Title, Html Content, string? Location = null)
    {
        public static PageAnswer To(string location) => new("", Html.Empty, location);
    }
}
