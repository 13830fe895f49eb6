using System.Text.Json;

namespace TelegramAdmin.Sandbox.State.Contents;

/// <summary>An offer to buy something for Telegram Stars.</summary>
/// <param name="Payload">Seen by the bot only.</param>
/// <param name="Amount">Whole Stars.</param>
internal sealed record InvoiceContent(string Title, string Description, string Payload, long Amount) : Content
{
    /// <summary>The currency code of Telegram Stars.</summary>
    public const string Stars = "XTR";

    public string StartParameter { get; init; } = "";

    public FileContent? Photo { get; init; }

    /// <summary>Seconds that one payment lasts; null when it is bought once.</summary>
    public int? SubscriptionPeriod { get; init; }

    /// <summary>The message that tells of the payment: from then on the Pay button is a receipt.</summary>
    public int? ReceiptId { get; init; }

    public override string Kind => "invoice";

    public override void Write(Utf8JsonWriter json, Bot viewer)
    {
        json.WriteStartObject("invoice");
        json.WriteString("title", Title);
        json.WriteString("description", Description);
        json.WriteString("start_parameter", StartParameter);
        json.WriteString("currency", Stars);
        json.WriteNumber("total_amount", Amount);
        json.WriteEndObject();
    }
}
