using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Reading;

namespace TelegramAdmin.Features.Payments.Billing;

public sealed partial class RefundsTab
{
    private RefundPage? _page;
    private IReadOnlyList<DisputeLine> _disputes = [];

    [Parameter, EditorRequired]
    public required Staff Staff { get; set; }

    [Parameter]
    public string? Period { get; set; }

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
    public required RefundReader Refunds { get; init; }

    protected override Task OnInitializedAsync()
    {
        Follow<PaymentChanged>(e => e.WorkspaceId == Staff.Workspace);
        return Task.CompletedTask;
    }

    protected override Task OnParametersSetAsync() => RefreshAsync();

    protected override async Task RefreshAsync()
    {
        var from = BillingPeriod.StartOf(Period, Clock.GetUtcNow(), Reader.Zone);
        _page = await Refunds.ListAsync(Staff.Workspace, from, Cursor);
        _disputes = await Refunds.DisputesAsync(Staff.Workspace, from);
        OnShown?.Invoke([.. _disputes.Select(d => d.Payment.Id).Concat(_page.Rows.Select(r => r.Payment.Id)).Distinct()]);
    }

    private string At(Payment payment) => Navigation.With(new Dictionary<string, object?> { ["open"] = payment.Id });

    internal static string StateOf(Refund refund) => refund.State switch
    {
        RefundState.Asked => "asked for",
        RefundState.Pending => "on its way",
        RefundState.Done => "refunded",
        _ => "failed",
    };
}
