using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Reading;
using TelegramAdmin.Core.Payments.Reconciling;
using TelegramAdmin.Features.Credits;
using TelegramAdmin.Features.Settings;

namespace TelegramAdmin.Features.Payments.Billing;

public sealed partial class PaymentDrawer
{
    [Parameter, EditorRequired]
    public required PaymentStory Story { get; set; }

    [Parameter]
    public bool MayManage { get; set; }

    [Parameter]
    public string? PreviousHref { get; set; }

    [Parameter]
    public string? NextHref { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required BillingActs Acts { get; init; }

    [Inject]
    public required StripeDashboard Dashboard { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    private Payment Payment => Story.Payment;

    private string Gives => Payment.PassLength > 0 ? PassWords.Length(Payment.PassLength, Payment.PassUnit)
        : $"{Numbers.Count(Payment.Credits)} credits{(Payment.BonusCredits > 0 ? $" and {Numbers.Count(Payment.BonusCredits)} on top" : "")}";

    private IEnumerable<(string Name, string Id)> Ids => new (string Name, string? Id)[]
    {
        ("Customer", Story.CustomerId), ("Payment", Payment.PaymentIntentId), ("Charge", Payment.ChargeId), ("Checkout", Payment.CheckoutSessionId),
        ("Invoice", Payment.InvoiceId), ("Subscription", Payment.SubscriptionId), ("Telegram's charge", Payment.StarsChargeId),
    }.Where(i => i.Id is not null).Select(i => (i.Name, i.Id!));

    private async Task RefundAsync()
    {
        var parameters = new Dictionary<string, object> { [nameof(RefundDialog.Story)] = Story };
        if (await Dialogs.OpenAsync<RefundDialog>($"Refund {PaymentWords.Amount(Payment)}?", parameters!, FormDialogs.Wide) is not true)
            return;
        Toasts.Done("The refund is on its way", "Each step shows up below.");
        await OnChanged.InvokeAsync();
    }

    private async Task SendLinkAsync()
    {
        if (await Acts.SendLinkAsync(Payment) is { } failure)
            Toasts.Failed("No link was sent", failure.Message);
        else
            Toasts.Done($"{Story.Person.Name} gets a link");
        await OnChanged.InvokeAsync();
    }

    private async Task RepairAsync(ReconciliationFinding finding)
    {
        if (await Acts.RepairAsync(finding) is { } failure)
            Toasts.Failed("Nothing was changed", failure.Message);
        else
            Toasts.Done("Put right");
        await OnChanged.InvokeAsync();
    }
}
