namespace TelegramAdmin.Sandbox.Stripe;

/// <summary>A payment of the past, as the account knows it.</summary>
/// <param name="Fee">In the currency's smallest unit.</param>
public sealed record PastCharge(string IntentId, string ChargeId, long Fee);
