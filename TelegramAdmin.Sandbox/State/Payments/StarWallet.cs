using TelegramAdmin.Sandbox.State.Contents;

namespace TelegramAdmin.Sandbox.State.Payments;

/// <summary>What a bot has earned and what it sells by link.</summary>
internal sealed class StarWallet
{
    public long Balance { get; set; }

    /// <summary>In the order in which they happened.</summary>
    public List<StarTransaction> Transactions { get; init; } = [];

    /// <summary>By charge id of the first payment.</summary>
    public Dictionary<string, StarSubscription> Subscriptions { get; init; } = [];

    /// <summary>Invoices of createInvoiceLink by the end of their link.</summary>
    public Dictionary<string, InvoiceContent> Links { get; init; } = [];

    public StarPayment? Find(string chargeId) =>
        Transactions.Find(transaction => !transaction.IsRefund && transaction.Payment.ChargeId == chargeId)?.Payment;

    public bool IsRefunded(StarPayment payment) =>
        Transactions.Exists(transaction => transaction.IsRefund && transaction.Payment.ChargeId == payment.ChargeId);
}
