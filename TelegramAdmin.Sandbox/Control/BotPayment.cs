namespace TelegramAdmin.Sandbox;

/// <summary>Stars that a bot was paid.</summary>
/// <param name="Amount">Whole Stars.</param>
public sealed record BotPayment(string ChargeId, long PersonId, long Amount, string Payload, DateTimeOffset At, bool IsRefunded);
