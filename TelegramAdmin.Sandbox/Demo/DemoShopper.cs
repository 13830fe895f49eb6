using System.Text.Json;
using TelegramAdmin.Sandbox.Stripe;

namespace TelegramAdmin.Sandbox.Demo;

/// <summary>Pays the checkouts that the demo's people are given, so that they can go on writing and the shop has something to show. One of them has a card that is declined at first.</summary>
internal sealed class DemoShopper(SandboxStripe stripe)
{
    private const string PayPage = "/stripe/pay/";
    private const string Unlucky = "dorlov";

    private readonly HashSet<string> _seen = [];

    public void PayOpen(SandboxPerson person, SandboxBot bot)
    {
        foreach (var session in person.History(bot).TakeLast(4).Where(message => message.FromBot).SelectMany(Sessions).ToList())
        {
            if (person.Username == Unlucky && _seen.Add(session)) Pay(session, "pm_card_chargeDeclinedInsufficientFunds");
            else Pay(session, "pm_card_visa");
        }
    }

    private void Pay(string session, string card)
    {
        try
        {
            stripe.Pay(session, card, "demo@example.com");
        }
        catch (ArgumentException)
        {
            // Paid already, or over: the message with its link is simply still there.
        }
    }

    private static IEnumerable<string> Sessions(ChatMessage message) =>
        message.ReplyMarkup is { } markup && markup.TryGetProperty("inline_keyboard", out var rows)
            ? rows.EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(Link).Where(link => link.Contains(PayPage, StringComparison.Ordinal)).Select(link => link[(link.IndexOf(PayPage, StringComparison.Ordinal) + PayPage.Length)..])
            : [];

    private static string Link(JsonElement button) => button.TryGetProperty("url", out var url) ? url.GetString() ?? "" : "";
}
