using TelegramAdmin.Sandbox.State.Contents;

namespace TelegramAdmin.Sandbox.State.Payments;

/// <summary>Somebody pays the same invoice again every period.</summary>
internal sealed class StarSubscription
{
    /// <summary>Charge id of the first payment; it names the subscription.</summary>
    public required string ChargeId { get; init; }

    public required long PersonId { get; init; }

    public required InvoiceContent Invoice { get; init; }

    /// <summary>Unix seconds.</summary>
    public long Until { get; set; }

    /// <summary>By the bot: it runs out and is not paid again.</summary>
    public bool IsCanceled { get; set; }
}
