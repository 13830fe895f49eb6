using Microsoft.AspNetCore.Http;
using TelegramAdmin.Sandbox.Stripe.Checkout;
using TelegramAdmin.Sandbox.Stripe.Paying;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Pages;

/// <summary>Reads what the payer filled in.</summary>
internal static class PayForm
{
    public static Payer Read(IFormCollection form)
    {
        var email = form["email"].ToString().Trim();
        if (!email.Contains('@')) throw StripeException.Invalid("Enter an e-mail address.");
        var choice = form["with"].ToString();
        return new Payer(email, "Sandbox Payer", CardOf(choice, form), Saved(choice), form["terms"] == "yes", form["promotions"] == "yes");
    }

    private static TestCard? CardOf(string choice, IFormCollection form)
    {
        if (choice == "debit") return null;
        var number = form["number"].ToString();
        if (choice == "enter") return number.Length > 0 ? Typed(number) : TestCards.Good;
        if (choice == "number") return Typed(number);
        return TestCards.ByToken(choice);
    }

    private static string? Saved(string choice) => choice.StartsWith("pm_", StringComparison.Ordinal) && TestCards.ByToken(choice) is null ? choice : null;

    private static TestCard Typed(string number)
    {
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        return TestCards.ByNumber(digits) ?? throw Declines.Refusal(
            digits.Length is >= 12 and <= 19
                ? Decline.Number with { Message = "Your card number is incorrect. The sandbox knows Stripe's test cards only, such as 4242 4242 4242 4242." }
                : Decline.Number with { Message = "Your card number is incomplete." },
            []);
    }
}
