using TelegramAdmin.Sandbox.State.Contents;

namespace TelegramAdmin.Sandbox.Control.Acting.Paying;

/// <summary>What pre_checkout_query says of an invoice.</summary>
internal sealed record InvoiceClaim(string Payload, long Amount)
{
    public static InvoiceClaim Of(InvoiceContent invoice) => new(invoice.Payload, invoice.Amount);
}
