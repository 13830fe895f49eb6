namespace TelegramAdmin.Sandbox.Stripe.Paying;

/// <summary>How a payment is confirmed.</summary>
/// <param name="IsOffSession">The payer is not there.</param>
/// <param name="IsAuthenticated">They have just confirmed it to their bank.</param>
/// <param name="ReturnUrl">Where the bank's page leads back to.</param>
internal sealed record ConfirmationTerms(bool IsOffSession = false, bool IsAuthenticated = false, string? ReturnUrl = null);
