using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Reading;
using TelegramAdmin.Core.Payments.Returning;

namespace TelegramAdmin.Features.Payments.Billing;

/// <summary>Closes with true once the refund is asked for.</summary>
public sealed partial class RefundDialog
{
    private string _amount = "";
    private long _credits;
    private bool _endsPass;
    private string _reason = "";
    private Failure? _failure;

    [Parameter, EditorRequired]
    public required PaymentStory Story { get; set; }

    [Inject]
    public required BillingActs Acts { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    private Payment Payment => Story.Payment;

    private long? Amount => Amounts.Read(_amount, Payment.Currency);

    protected override void OnInitialized()
    {
        _amount = Amounts.Plain(Story.Refundable, Payment.Currency);
        _endsPass = Story.Pass is not null;
        Suggest();
    }

    /// <summary>As many credits as the share of the money, and no more than the person has.</summary>
    private void Suggest()
    {
        if (Amount is { } amount && Payment.AmountPaid is { } paid and > 0)
            _credits = Math.Min(Math.Min(Story.CreditsLeft, Story.Balance), (long)Math.Ceiling((Payment.Credits + Payment.BonusCredits) * (decimal)amount / paid));
    }

    private async Task RefundAsync()
    {
        if (Amount is not { } amount)
            return;
        _failure = await Acts.RefundAsync(Payment, new RefundWish(amount, _credits, _endsPass, string.IsNullOrWhiteSpace(_reason) ? null : _reason.Trim()));
        if (_failure is null)
            Dialogs.Close(true);
    }
}
