using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Checkout;
using TelegramAdmin.Sandbox.Stripe.Paying;

namespace TelegramAdmin.Sandbox.Stripe.Pages;

/// <summary>The page where a checkout session is paid.</summary>
internal sealed class PayPage(StripeAccount account, JsonObject session)
{
    private bool IsSetup => session.Text("mode") == "setup";

    private string Verb => IsSetup ? "Save" : "Pay";

    public string Title => IsSetup ? "Save a card" : $"Pay {Total}";

    private string Total => session.Number("amount_total") is { } total ? Currencies.Words(total, session.Text("currency")!) : "";

    private string? Note => session.Inner("custom_text")?.Inner("submit")?.Text("message");

    /// <param name="error">Why the last attempt failed.</param>
    public Html Draw(string? error) => session.Text("status") switch
    {
        "complete" => Over("Done", IsSetup ? "The card is saved." : session.Text("payment_status") == "unpaid"
            ? "The bank debit is on its way." : $"{Total} paid.", session.Text("success_url"), "Back to the shop"),
        "expired" => Over("Expired", "This payment link is no longer valid. Nothing was charged.", session.Text("cancel_url"), "Back to the shop"),
        _ => $"<section class=\"sheet\">{Summary()}</section><section class=\"sheet\">{Form(error)}</section>",
    };

    /// <summary>The shop's address with the session's id where it asks for it.</summary>
    public static string Back(JsonObject session, string url) => url.Replace("{CHECKOUT_SESSION_ID}", session.Id(), StringComparison.Ordinal);

    private Html Over(string title, string text, string? url, string link) => $"""
        <section class="sheet"><h1>{title}</h1><p>{text}</p>{Html.When(url is not null, $"<p><a class=\"button primary\" href=\"{Back(session, url ?? "")}\">{link}</a></p>")}</section>
        """;

    private Html Summary()
    {
        var lines = account.Extras[session.Id()].Items("line_items").ToList();
        var discount = session.Inner("total_details")?.Number("amount_discount") ?? 0;
        return $"""
            <h1>{(IsSetup ? "Save a card for later payments" : Total)}</h1>
            <ul class="lines">{lines.Select(Line)}</ul>
            {Html.When(discount > 0, $"<p class=\"line\"><span>Discount</span><span>−{Currencies.Words(discount, session.Text("currency")!)}</span></p>")}
            """;
    }

    private static Html Line(JsonObject line)
    {
        var quantity = line.Number("quantity") ?? 1;
        var recurring = line.Inner("price")!.Inner("recurring");
        var every = recurring is null ? "" : $" every {(recurring.Number("interval_count") == 1 ? "" : recurring.Number("interval_count") + " ")}{recurring.Text("interval")}";
        return $"""
            <li class="line"><span>{line.Text("description")}{Html.When(quantity > 1, $" × {quantity}")}</span><span>{Currencies.Words(line.Number("amount_subtotal")!.Value, line.Text("currency")!)}{every}</span></li>
            """;
    }

    private Html Form(string? error)
    {
        var email = session.Inner("customer_details")?.Text("email");
        return $"""
            <form method="post" class="pay-form">
              <button class="on-enter" name="with" value="enter" tabindex="-1" aria-hidden="true"></button>
              {Html.When(error is not null, $"<p class=\"pay-error\" role=\"alert\">{error}</p>")}
              <label class="field">E-mail<input name="email" type="email" required maxlength="200" autocomplete="email" value="{email ?? "payer@example.com"}"></label>
              {Consents()}
              {Html.When(Note is not null, $"<p class=\"pay-note\">{Note}</p>")}
              {Saved()}
              <div class="choices">
                <button class="button primary" name="with" value="{TestCards.Good.Token}">{(IsSetup ? "Save a good card" : TestCards.Good.Words)}</button>
                {Html.When(CheckoutPayment.TakesDebit(session), $"<button class=\"button\" name=\"with\" value=\"debit\">Pay by bank debit (arrives later)</button>")}
              </div>
              <div class="typed">
                <label class="field">Or type a card number<input name="number" inputmode="numeric" autocomplete="off" maxlength="23" placeholder="4242 4242 4242 4242"></label>
                <button class="button" name="with" value="number">{Verb}</button>
              </div>
              <details{Html.When(error is not null, $" open")}>
                <summary>Other cards: declined, 3-D Secure, disputes…</summary>
                <div class="choices">{TestCards.All.Skip(1).Select(Choice)}</div>
              </details>
            </form>
            <p class="leave">{Html.When(session.Text("cancel_url") is not null, $"<a href=\"{Back(session, session.Text("cancel_url") ?? "")}\">Leave</a>")}</p>
            """;
    }

    private Html Consents()
    {
        var wanted = session.Inner("consent_collection");
        return $"""
            {Html.When(wanted?.Text("terms_of_service") == "required", $"<label class=\"check\"><input type=\"checkbox\" name=\"terms\" value=\"yes\" required>I agree to the terms of service</label>")}
            {Html.When(wanted?.Text("promotions") == "auto", $"<label class=\"check\"><input type=\"checkbox\" name=\"promotions\" value=\"yes\">Send me offers</label>")}
            """;
    }

    private Html Saved()
    {
        var customer = session.Text("customer");
        var saved = customer is null ? [] : account.Objects.Of("payment_method").Where(one => one.Text("customer") == customer && one.Text("type") == "card").Reverse().ToList();
        return saved.Count == 0 ? Html.Empty : $"<div class=\"choices\">{saved.Select(SavedChoice)}</div>";
    }

    private Html SavedChoice(JsonObject method) => $"""
        <button class="button" name="with" value="{method.Id()}">{Verb} with the saved card •••• {method.Inner("card")!.Text("last4")}</button>
        """;

    private static Html Choice(TestCard card) => $"""
        <button class="button" name="with" value="{card.Token}"><span>{card.Words}</span><small>•••• {card.Last4}</small></button>
        """;
}
