using TelegramAdmin.Components.Marks;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Payments;

namespace TelegramAdmin.Features.Payments;

/// <summary>A payment in short words: the same in every list.</summary>
internal static class PaymentWords
{
    private const int ShownEnd = 4;

    /// <summary>In the order in which a payment goes through them.</summary>
    public static readonly IReadOnlyList<PaymentState> AllStates =
    [
        PaymentState.Starting, PaymentState.Open, PaymentState.Processing, PaymentState.NeedsConfirmation, PaymentState.PaidNotGranted, PaymentState.Granted,
        PaymentState.Failed, PaymentState.Expired, PaymentState.PartlyRefunded, PaymentState.Refunded, PaymentState.Disputed, PaymentState.ChargedBack,
    ];

    public static string State(PaymentState state) => state switch
    {
        PaymentState.Starting => "starting",
        PaymentState.Open => "open checkout",
        PaymentState.Processing => "processing",
        PaymentState.PaidNotGranted => "paid, not granted",
        PaymentState.Granted => "granted",
        PaymentState.Failed => "failed",
        PaymentState.Expired => "expired",
        PaymentState.PartlyRefunded => "partly refunded",
        PaymentState.Refunded => "refunded",
        PaymentState.Disputed => "disputed",
        PaymentState.ChargedBack => "charged back",
        _ => "needs confirmation",
    };

    /// <summary>As a badge shows it.</summary>
    public static string State(PaymentState state, Localizer words) => words.Sense($"{State(state)} (Payment)");

    /// <summary>The state, with the next try where there is one: "failed, retry 15 May".</summary>
    public static (string Word, Tone? Tone) Badge(Payment payment, DateTimeOffset now, Reader reader) =>
        payment is { State: PaymentState.Failed, NextTryAt: { } next } ? ($"failed, retry {Times.Date(next, now, reader)}", Tone.Bad) : (State(payment.State), null);

    /// <summary>The same as it is shown.</summary>
    public static (string Word, Tone Tone) Badge(Payment payment, DateTimeOffset now, Reader reader, Localizer words) =>
        payment is { State: PaymentState.Failed, NextTryAt: { } next } ? (words["failed, retry {0}", Times.Date(next, now, reader)], Tone.Bad) : (State(payment.State, words), StatusTones.Of(StatusFamily.Payment, State(payment.State)));

    /// <summary>"25 credits, auto".</summary>
    public static string Bought(Payment payment) => payment.Origin switch
    {
        PaymentOrigin.AutoRecharge => $"{payment.ProductName}, auto",
        PaymentOrigin.Renewal => $"{payment.ProductName}, renewal",
        PaymentOrigin.Link => $"{payment.ProductName}, link",
        _ => payment.ProductName,
    };

    /// <summary>The same as it is shown.</summary>
    public static string Bought(Payment payment, Localizer words) => payment.Origin switch
    {
        PaymentOrigin.AutoRecharge => words["{0}, auto", payment.ProductName],
        PaymentOrigin.Renewal => words["{0}, renewal", payment.ProductName],
        PaymentOrigin.Link => words["{0}, link", payment.ProductName],
        _ => payment.ProductName,
    };

    public static string Method(Payment payment) => payment.Method ?? (payment.Provider == PaymentProvider.Stars ? "Telegram Stars" : "card");

    public static string Method(Payment payment, Localizer words) => payment.Method ?? words[Method(payment)];

    /// <summary>What the provider knows it by; the furthest that it got.</summary>
    public static string? Reference(Payment payment) => payment.StarsChargeId ?? payment.PaymentIntentId ?? payment.InvoiceId ?? payment.CheckoutSessionId;

    /// <summary>pi_…9Qx1.</summary>
    public static string Short(string? reference) =>
        reference is null ? Numbers.None
        : reference.Length <= ShownEnd + 4 ? reference
        : $"{(reference.IndexOf('_', StringComparison.Ordinal) is > 0 and < 6 and var at ? reference[..(at + 1)] : "")}…{reference[^ShownEnd..]}";

    public static string Amount(Payment payment) => Amounts.Money(payment.Amount, payment.Currency);

    /// <summary>"$8,412.50 and 21,350 ★"; nothing for nothing.</summary>
    public static string Sums(IReadOnlyList<Core.Payments.Reading.PaidSum> sums) =>
        sums.Count == 0 ? "" : string.Join(" and ", sums.Take(3).Select(s => Amounts.Money(s.Amount, s.Currency)));

    /// <summary>The same as it is shown.</summary>
    public static string Sums(IReadOnlyList<Core.Payments.Reading.PaidSum> sums, Localizer words) =>
        sums.Count == 0 ? "" : string.Join(words[" and "], sums.Take(3).Select(s => Amounts.Money(s.Amount, s.Currency)));

    public static string Count(int count, bool isMore, Localizer words) => isMore ? words["more than {0} payments", Numbers.Count(count)] : words.Count(count, "{0} payment", "{0} payments");
}
