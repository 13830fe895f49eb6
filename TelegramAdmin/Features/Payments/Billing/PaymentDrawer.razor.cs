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

    private string Gives => Payment.PassLength > 0 ? PassWords.Length(Payment.PassLength, Payment.PassUnit, L)
        : L.Count(Payment.Credits, "{0} credit", "{0} credits") + (Payment.BonusCredits > 0 ? " " + L["and {0} on top", Numbers.Count(Payment.BonusCredits)] : "");

    private IEnumerable<(string Name, string Id)> Ids => new (string Name, string? Id)[]
    {
        (L["Customer"], Story.CustomerId), (L["Payment"], Payment.PaymentIntentId), (L["Charge"], Payment.ChargeId), (L["Checkout"], Payment.CheckoutSessionId),
        (L["Invoice"], Payment.InvoiceId), (L["Subscription"], Payment.SubscriptionId), (L["Telegram's charge"], Payment.StarsChargeId),
    }.Where(i => i.Id is not null).Select(i => (i.Name, i.Id!));

    private async Task RefundAsync()
    {
        var parameters = new Dictionary<string, object> { [nameof(RefundDialog.Story)] = Story };
        if (await Dialogs.OpenAsync<RefundDialog>(L["Refund {0}?", PaymentWords.Amount(Payment)], parameters!, FormDialogs.Wide) is not true)
            return;
        Toasts.Done(L["The refund is on its way"], L["Each step shows up below."]);
        await OnChanged.InvokeAsync();
    }

    private async Task SendLinkAsync()
    {
        if (await Acts.SendLinkAsync(Payment) is { } failure)
            Toasts.Failed(L["No link was sent"], L[failure.Message]);
        else
            Toasts.Done(L["{0} gets a link", Story.Person.Name]);
        await OnChanged.InvokeAsync();
    }

    private async Task RepairAsync(ReconciliationFinding finding)
    {
        if (await Acts.RepairAsync(finding) is { } failure)
            Toasts.Failed(L["Nothing was changed"], L[failure.Message]);
        else
            Toasts.Done(L["Put right"]);
        await OnChanged.InvokeAsync();
    }
}
