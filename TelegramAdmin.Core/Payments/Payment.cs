using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments;

/// <summary>
/// One purchase, from the button to the grant and whatever follows. What was offered stands here as it was offered: a product that is
/// changed or archived meanwhile changes nothing for whoever already began to pay.
/// </summary>
public sealed class Payment : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>Unguessable name for the outside: Stripe's client_reference_id, the payload of an invoice, the address of the success page.</summary>
    public required string Token { get; init; }

    public required long AccountId { get; init; }

    public required long TelegramUserId { get; init; }

    /// <summary>The bot in which it was begun, and which tells the person how it ended.</summary>
    public required BotId BotId { get; init; }

    public required long ProductId { get; init; }

    public required string ProductName { get; init; }

    /// <summary>What is granted: credits (with the tier's bonus on top)…</summary>
    public long Credits { get; init; }

    public long BonusCredits { get; set; }

    /// <summary>…or a pass of this length.</summary>
    public int PassLength { get; init; }

    public PassUnit PassUnit { get; init; } = PassUnit.Day;

    /// <summary>The tier that the person moves to.</summary>
    public long? TierId { get; init; }

    public required PaymentProvider Provider { get; init; }

    public required PaymentOrigin Origin { get; init; }

    /// <summary>Whether real money moves; false for Stripe's test mode.</summary>
    public required bool IsLive { get; init; }

    /// <summary>ISO 4217 in upper case, or XTR.</summary>
    public required string Currency { get; init; }

    /// <summary>What is to be paid, in the smallest unit, the discount taken off.</summary>
    public required long Amount { get; init; }

    public long Discount { get; init; }

    public long? PromoCodeId { get; init; }

    public required PaymentState State { get; set; }

    /// <summary>What really came in; null while nothing did.</summary>
    public long? AmountPaid { get; set; }

    public long AmountRefunded { get; set; }

    /// <summary>Stripe's fee, once its balance says so.</summary>
    public long? Fee { get; set; }

    /// <summary>Credits taken back after refunds and disputes.</summary>
    public long CreditsTakenBack { get; set; }

    /// <summary>The checkout, and the price of Stripe's that it was made with.</summary>
    public string? CheckoutSessionId { get; set; }

    public string? CheckoutUrl { get; set; }

    public DateTimeOffset? CheckoutExpiresAt { get; set; }

    public string? PaymentIntentId { get; set; }

    public string? ChargeId { get; set; }

    public string? InvoiceId { get; set; }

    public string? SubscriptionId { get; set; }

    /// <summary>telegram_payment_charge_id.</summary>
    public string? StarsChargeId { get; set; }

    /// <summary>Such as "card ·· 4242" or "Telegram Stars".</summary>
    public string? Method { get; set; }

    /// <summary>Why the last try failed: Stripe's decline code or error code.</summary>
    public string? FailureCode { get; set; }

    public string? FailureMessage { get; set; }

    public int FailureCount { get; set; }

    /// <summary>When the next try by itself is due: making the checkout, charging the saved card, refunding.</summary>
    public DateTimeOffset? NextTryAt { get; set; }

    /// <summary>Tries of what is under way.</summary>
    public int Tries { get; set; }

    /// <summary>The bot's message about it, which later news replace.</summary>
    public long? ConversationMessageId { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? PaidAt { get; set; }

    public DateTimeOffset? GrantedAt { get; set; }
}

public enum PaymentProvider
{
    Stripe = 1,
    Stars = 2,
}

/// <summary>What began a payment.</summary>
public enum PaymentOrigin
{
    /// <summary>The person chose it in the bot.</summary>
    Purchase = 1,
    AutoRecharge = 2,

    /// <summary>A subscription's invoice.</summary>
    Renewal = 3,

    /// <summary>Somebody of the team sent a link.</summary>
    Link = 4,
}

/// <summary>How far a payment got; the drawing is in docs/state-machines.md. Numbers are stored.</summary>
public enum PaymentState
{
    /// <summary>Begun; the checkout or the charge still has to be made.</summary>
    Starting = 1,

    /// <summary>The person has the link or the invoice.</summary>
    Open = 2,

    /// <summary>The money is on its way: a bank debit, or a charge that waits for its outcome.</summary>
    Processing = 3,

    /// <summary>Paid, and something keeps the grant back, such as an amount that is not the one that was asked for.</summary>
    PaidNotGranted = 4,

    Granted = 5,

    /// <summary>Declined, or given up.</summary>
    Failed = 6,

    /// <summary>Nobody paid in time.</summary>
    Expired = 7,

    PartlyRefunded = 8,

    Refunded = 9,

    /// <summary>The cardholder's bank took the money back for now.</summary>
    Disputed = 10,

    /// <summary>The dispute was lost.</summary>
    ChargedBack = 11,

    /// <summary>The bank wants the person to confirm (3-D Secure).</summary>
    NeedsConfirmation = 12,
}

/// <summary>One step of a payment's story, with the id by which it is found elsewhere.</summary>
public sealed class PaymentStep : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long PaymentId { get; init; }

    public required PaymentStepKind Kind { get; init; }

    /// <summary>Such as evt_…, re_…, a ledger entry's or a message's number.</summary>
    public string? Reference { get; init; }

    public string? Detail { get; init; }

    public long? AdminId { get; init; }

    public required DateTimeOffset At { get; init; }
}

public enum PaymentStepKind
{
    Begun = 1,
    CheckoutMade = 2,
    EventTaken = 3,
    Paid = 4,
    Granted = 5,
    Told = 6,
    Failed = 7,
    Expired = 8,
    RefundAsked = 9,
    Refunded = 10,
    RefundFailed = 11,
    DisputeOpened = 12,
    DisputeWon = 13,
    DisputeLost = 14,
    CreditsTaken = 15,
    CreditsReturned = 16,
    HeldUp = 17,
    Repaired = 18,
    ConfirmationAsked = 19,
    Charged = 20,
}

/// <summary>Money going back, in full or in part.</summary>
public sealed class Refund : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long PaymentId { get; init; }

    /// <summary>Stripe's re_… id; null until Stripe has it, and always for Stars.</summary>
    public string? StripeRefundId { get; set; }

    public required long Amount { get; init; }

    /// <summary>Credits that go back with it: held when it is asked for, taken when it is through.</summary>
    public required long Credits { get; init; }

    public long? HoldId { get; set; }

    /// <summary>Whether the purchase's pass ends with it.</summary>
    public bool EndsPass { get; init; }

    public string? Reason { get; init; }

    public required RefundState State { get; set; }

    public string? Error { get; set; }

    public int Tries { get; set; }

    public DateTimeOffset? NextTryAt { get; set; }

    /// <summary>Who of the team asked for it; null where it was made at Stripe or by Telegram.</summary>
    public long? AdminId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SettledAt { get; set; }
}

public enum RefundState
{
    /// <summary>Asked for here; still to be told to Stripe or Telegram.</summary>
    Asked = 1,

    /// <summary>Stripe has it; the bank has not confirmed.</summary>
    Pending = 2,
    Done = 3,
    Failed = 4,
}

/// <summary>A cardholder's bank asks for the money back.</summary>
public sealed class Dispute : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long PaymentId { get; init; }

    /// <summary>Stripe's du_… or dp_… id.</summary>
    public required string StripeDisputeId { get; init; }

    public required long Amount { get; init; }

    public required string Currency { get; init; }

    /// <summary>Stripe's word, such as fraudulent.</summary>
    public required string Reason { get; set; }

    /// <summary>Stripe's word, such as needs_response, won, lost.</summary>
    public required string Status { get; set; }

    /// <summary>Until when evidence can be given.</summary>
    public DateTimeOffset? RespondBy { get; set; }

    public long? HoldId { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; set; }
}

internal sealed class PaymentConfiguration :
    IEntityTypeConfiguration<Payment>, IEntityTypeConfiguration<PaymentStep>, IEntityTypeConfiguration<Refund>, IEntityTypeConfiguration<Dispute>
{
    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.ToTable("Payments");
        builder.Property(p => p.Token).HasMaxLength(40);
        builder.Property(p => p.ProductName).HasMaxLength(100);
        builder.Property(p => p.Currency).HasMaxLength(3);
        builder.Property(p => p.CheckoutSessionId).HasMaxLength(128);
        builder.Property(p => p.PaymentIntentId).HasMaxLength(64);
        builder.Property(p => p.ChargeId).HasMaxLength(64);
        builder.Property(p => p.InvoiceId).HasMaxLength(64);
        builder.Property(p => p.SubscriptionId).HasMaxLength(64);
        builder.Property(p => p.StarsChargeId).HasMaxLength(128);
        builder.Property(p => p.Method).HasMaxLength(64);
        builder.Property(p => p.FailureCode).HasMaxLength(64);
        builder.Property(p => p.FailureMessage).HasMaxLength(500);
        builder.HasIndex(p => p.Token).IsUnique();
        builder.HasIndex(p => p.CheckoutSessionId).IsUnique().HasFilter("checkout_session_id IS NOT NULL");
        builder.HasIndex(p => p.PaymentIntentId).IsUnique().HasFilter("payment_intent_id IS NOT NULL");
        builder.HasIndex(p => p.InvoiceId).IsUnique().HasFilter("invoice_id IS NOT NULL");
        builder.HasIndex(p => p.StarsChargeId).IsUnique().HasFilter("stars_charge_id IS NOT NULL");
        builder.HasIndex(p => p.SubscriptionId).HasFilter("subscription_id IS NOT NULL");
        builder.HasIndex(p => p.ChargeId).HasFilter("charge_id IS NOT NULL");
        builder.HasIndex(p => p.NextTryAt).HasFilter("next_try_at IS NOT NULL");
        builder.HasIndex(p => new { p.WorkspaceId, p.Id });
        builder.HasIndex(p => new { p.WorkspaceId, p.State, p.Id });
        builder.HasIndex(p => new { p.WorkspaceId, p.State, p.TelegramUserId, p.PaidAt, p.ProductId }).HasDatabaseName("ix_payments_audience");
        builder.HasIndex(p => new { p.WorkspaceId, p.Currency, p.TelegramUserId, p.IsLive, p.AmountPaid, p.AmountRefunded }).HasFilter("amount_paid IS NOT NULL").HasDatabaseName("ix_payments_spent");
        builder.HasIndex(p => new { p.WorkspaceId, p.PaidAt }).HasFilter("paid_at IS NOT NULL").HasDatabaseName("ix_payments_paid");
        builder.HasIndex(p => new { p.AccountId, p.Id });
    }

    public void Configure(EntityTypeBuilder<PaymentStep> builder)
    {
        builder.ToTable("PaymentSteps");
        builder.Property(s => s.Reference).HasMaxLength(128);
        builder.Property(s => s.Detail).HasMaxLength(500);
        builder.HasIndex(s => new { s.PaymentId, s.Id });
    }

    public void Configure(EntityTypeBuilder<Refund> builder)
    {
        builder.ToTable("Refunds");
        builder.Property(r => r.StripeRefundId).HasMaxLength(64);
        builder.Property(r => r.Reason).HasMaxLength(300);
        builder.Property(r => r.Error).HasMaxLength(500);
        builder.HasIndex(r => r.StripeRefundId).IsUnique().HasFilter("stripe_refund_id IS NOT NULL");
        builder.HasIndex(r => r.PaymentId);
        builder.HasIndex(r => r.NextTryAt).HasFilter("next_try_at IS NOT NULL");
        builder.HasIndex(r => new { r.WorkspaceId, r.Id });
    }

    public void Configure(EntityTypeBuilder<Dispute> builder)
    {
        builder.ToTable("Disputes");
        builder.Property(d => d.StripeDisputeId).HasMaxLength(64);
        builder.Property(d => d.Currency).HasMaxLength(3);
        builder.Property(d => d.Reason).HasMaxLength(64);
        builder.Property(d => d.Status).HasMaxLength(64);
        builder.HasIndex(d => d.StripeDisputeId).IsUnique();
        builder.HasIndex(d => d.PaymentId);
        builder.HasIndex(d => new { d.WorkspaceId, d.Id });
    }
}
