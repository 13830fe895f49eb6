namespace TelegramAdmin.Sandbox.State.Payments;

/// <summary>Stars that came to a bot, or went back. A refund carries the id of the payment that it undoes.</summary>
/// <param name="Date">Unix seconds.</param>
internal sealed record StarTransaction(StarPayment Payment, long Date, bool IsRefund);
