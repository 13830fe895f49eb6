using TelegramAdmin.Sandbox.Stripe.Paying;

namespace TelegramAdmin.Sandbox.Stripe.Checkout;

/// <summary>Who pays, and with what: a card, a saved payment method, or a bank debit when there is neither.</summary>
internal sealed record Payer(string Email, string? Name, TestCard? Card, string? SavedMethod, bool AcceptsTerms, bool AcceptsPromotions = false);
