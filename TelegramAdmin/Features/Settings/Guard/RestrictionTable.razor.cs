using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.Moderation.Restricting;
using TelegramAdmin.Features.Moderation;

namespace TelegramAdmin.Features.Settings.Guard;

public sealed partial class RestrictionTable
{
    private const int PageSize = 25;

    private Staff _staff = null!;
    private IReadOnlyList<KnownRestriction>? _rows;
    private IReadOnlyDictionary<long, Person> _people = new Dictionary<long, Person>();

    [SupplyParameterFromQuery]
    public long? Cursor { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required RestrictionReader Restrictions { get; init; }

    [Inject]
    public required PersonReader People { get; init; }

    [Inject]
    public required ModerationActs Acts { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private IReadOnlyList<KnownRestriction> Shown => [.. _rows!.Take(PageSize)];

    private string? OlderHref => _rows!.Count > PageSize ? Navigation.With(UrlState.Cursor, Shown[^1].Row.Id.ToString(CultureInfo.InvariantCulture)) : null;

    protected override async Task OnParametersSetAsync()
    {
        if (_staff is null)
        {
            _staff = await Session.RequireAsync(AdminRole.Admin);
            Follow<RestrictionChanged>(e => e.WorkspaceId == _staff.Workspace);
        }
        await RefreshAsync();
    }

    protected override async Task RefreshAsync()
    {
        var rows = await Restrictions.ReadAsync(_staff.Workspace, Cursor, PageSize);
        _people = await People.ReadAsync(_staff.Workspace, [.. rows.Select(r => r.Row.TelegramUserId)]);
        _rows = rows;
    }

    private async Task LiftAsync(Restriction row, string name)
    {
        if (await Acts.LiftAsync(row.TelegramUserId) is { } failure)
            Toasts.Warn(L["Nothing was lifted"], L[failure.Message]);
        else
            Toasts.Done(L["{0} may write again", name]);
        await RefreshAsync();
    }
}
