using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.PaymentGroups;
using TelegramAdmin.Core.PaymentGroups.Checking;
using TelegramAdmin.Core.PaymentGroups.Reading;

namespace TelegramAdmin.Features.Settings.PaymentGroups;

public sealed partial class PaymentGroupTable
{
    private const int PageSize = 50;

    private Staff _staff = null!;
    private IReadOnlyList<PaymentGroup>? _rows;
    private IReadOnlyDictionary<long, Person> _people = new Dictionary<long, Person>();

    [SupplyParameterFromQuery]
    public string? State { get; set; }

    [SupplyParameterFromQuery]
    public long? Cursor { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required PaymentGroupReader Groups { get; init; }

    [Inject]
    public required CheckPaymentGroup Check { get; init; }

    [Inject]
    public required PersonReader People { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private PaymentGroupState? Asked => Enum.GetValues<PaymentGroupState>().Cast<PaymentGroupState?>().FirstOrDefault(s => PaymentGroupWords.Of(s!.Value) == State);

    private IReadOnlyList<PaymentGroup> Shown => [.. _rows!.Take(PageSize)];

    private string? OlderHref => _rows!.Count > PageSize ? Navigation.With(UrlState.Cursor, Shown[^1].Id.ToString(CultureInfo.InvariantCulture)) : null;

    protected override async Task OnParametersSetAsync()
    {
        if (_staff is null)
        {
            _staff = await Session.RequireAsync(AdminRole.Admin);
            Follow<PaymentGroupChanged>(e => e.WorkspaceId == _staff.Workspace);
        }
        await RefreshAsync();
    }

    protected override async Task RefreshAsync()
    {
        var rows = await Groups.ReadAsync(_staff.Workspace, Asked, Cursor, PageSize);
        _people = await People.ReadAsync(_staff.Workspace, [.. rows.Select(r => r.TelegramUserId)]);
        _rows = rows;
    }

    private async Task CheckAsync(PaymentGroup group)
    {
        await Session.RequireAsync(AdminRole.Admin);
        var done = await Check.RunAsync(_staff.Workspace, group.Id);
        if (done.TryGet(out var now, out var failure))
            Toasts.Done(L["The group is {0}", L[PaymentGroupWords.Of(now.State)]], now.Trouble is { } trouble ? L[trouble] : null);
        else
            Toasts.Warn(L["The group was not looked at"], L[failure.Message]);
        await RefreshAsync();
    }
}
