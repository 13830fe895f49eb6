using System.Globalization;
using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Paying;

namespace TelegramAdmin.Sandbox.Stripe.Pages;

/// <summary>The customer portal: cards, subscriptions, payments.</summary>
internal sealed class PortalPage(StripeAccount account, JsonObject portal)
{
    private const int PaymentsShown = 50;

    private string Customer => portal.Text("customer")!;

    public Html Draw(string? error) => $"""
        <section class="sheet">
          <h1>Your payments</h1>
          {Html.When(error is not null, $"<p class=\"pay-error\" role=\"alert\">{error}</p>")}
          {Html.When(portal.Text("return_url") is not null, $"<p><a href=\"{portal.Text("return_url")}\">Back to the shop</a></p>")}
        </section>
        <section class="sheet"><h2>Cards</h2>{Cards()}</section>
        <section class="sheet"><h2>Subscriptions</h2>{Subscriptions()}</section>
        <section class="sheet"><h2>Payments</h2>{Payments()}</section>
        """;

    private Html Cards()
    {
        var chosen = account.Objects.Find(Customer)?.Inner("invoice_settings")?.Text("default_payment_method");
        var cards = account.Objects.Of("payment_method").Where(one => one.Text("customer") == Customer && one.Text("type") == "card").ToList();
        return $"""
            {Html.When(cards.Count == 0, $"<p>No card is saved.</p>")}
            <ul class="lines">{cards.Select(card => Card(card, card.Id() == chosen))}</ul>
            <form method="post" class="typed">
              <label class="field">Add a card<select name="card">{TestCards.All.Where(card => card.Decline is null || card.CanBeSaved).Select(Option)}</select></label>
              <button class="button" name="act" value="add">Add</button>
            </form>
            """;
    }

    private static Html Option(TestCard card) => $"<option value=\"{card.Token}\">{card.Words} •••• {card.Last4}</option>";

    private static Html Card(JsonObject card, bool isDefault) => $"""
        <li class="line"><span>{card.Inner("card")!.Text("brand")} •••• {card.Inner("card")!.Text("last4")}{Html.When(isDefault, $" (default)")}</span>
          <form method="post" class="acts"><input type="hidden" name="id" value="{card.Id()}">
            {Html.When(!isDefault, $"<button class=\"button ghost\" name=\"act\" value=\"default\">Make default</button>")}
            <button class="button ghost" name="act" value="remove">Remove</button></form></li>
        """;

    private Html Subscriptions()
    {
        var all = account.Objects.Of("subscription").Where(one => one.Text("customer") == Customer).Reverse().ToList();
        return $"{Html.When(all.Count == 0, $"<p>None.</p>")}<ul class=\"lines\">{all.Select(Subscription)}</ul>";
    }

    private Html Subscription(JsonObject one)
    {
        var item = one.Inner("items")!.Items("data").First();
        var name = account.Objects.Find(item.Inner("price")!.Text("product"))?.Text("name");
        var isEnding = one.Is("cancel_at_period_end");
        var until = Date(item.Number("current_period_end")!.Value);
        var state = one.Text("status") == "canceled" ? "cancelled" : isEnding ? $"ends on {until}" : $"{one.Text("status")?.Replace('_', ' ')}, renews on {until}";
        return $"""
            <li class="line"><span>{name}: {state}</span>
              {Html.When(one.Text("status") != "canceled", $"<form method=\"post\" class=\"acts\"><input type=\"hidden\" name=\"id\" value=\"{one.Id()}\"><button class=\"button ghost\" name=\"act\" value=\"{(isEnding ? "resume" : "cancel")}\">{(isEnding ? "Keep it" : "Cancel")}</button></form>")}</li>
            """;
    }

    private Html Payments()
    {
        var all = account.Objects.Of("payment_intent").Where(one => one.Text("customer") == Customer && one.Text("status") is "succeeded" or "processing").Reverse().Take(PaymentsShown).ToList();
        return $"{Html.When(all.Count == 0, $"<p>None yet.</p>")}<ul class=\"lines\">{all.Select(Payment)}</ul>";
    }

    private static Html Payment(JsonObject one) => $"""
        <li class="line"><span>{Date(one.Number("created")!.Value)} {one.Text("description")}</span><a href="/stripe/receipt/{one.Id()}">{Currencies.Words(one.Number("amount")!.Value, one.Text("currency")!)}</a></li>
        """;

    private static string Date(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
