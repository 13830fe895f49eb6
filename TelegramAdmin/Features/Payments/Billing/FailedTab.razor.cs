using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Reading;

namespace TelegramAdmin.Features.Payments.Billing;

public sealed partial class FailedTab
{
    private IReadOnlyList<PaymentLine>? _rows;
    private long? _next;
    private int? _count;

    [Parameter, EditorRequired]
    public required Staff Staff { get; set; }

    [Parameter]
    public string? Period { get; set; }

    [Parameter]
    public bool? IsLive { get; set; }

    [Parameter]
    public Action<IReadOnlyList<long>>? OnShown { get; set; }

    [SupplyParameterFromQuery]
    public long? Cursor { get; set; }

    [SupplyParameterFromQuery]
    public long? Open { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required PaymentReader Payments { get; init; }

    [Inject]
    public required BillingActs Acts { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    protected override Task OnInitializedAsync()
    {
        Follow<PaymentChanged>(e => e.WorkspaceId == Staff.Workspace);
        return Task.CompletedTask;
    }

    protected override Task OnParametersSetAsync() => RefreshAsync();

    protected override async Task RefreshAsync()
    {
        var filter = new PaymentFilter { OnlyFailing = true, IsLive = IsLive, From = BillingPeriod.StartOf(Period, Clock.GetUtcNow(), Reader.Zone) };
        var page = await Payments.ListAsync(Staff.Workspace, filter, Cursor);
        (_rows, _next) = (page.Rows, page.Next);
        _count = (await Payments.TotalsAsync(Staff.Workspace, filter)).Count;
        OnShown?.Invoke([.. _rows.Select(r => r.Payment.Id)]);
    }

    private async Task SendAsync(PaymentLine row)
    {
        if (await Acts.SendLinkAsync(row.Payment) is { } failure)
            Toasts.Failed(L["No link was sent"], L[failure.Message]);
        else
            Toasts.Done(L["{0} gets a link", row.Person.Name], L["To pay {0} for {1}.", PaymentWords.Amount(row.Payment), row.Payment.ProductName]);
        await RefreshAsync();
    }
}
