using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access;

namespace TelegramAdmin.Features.Settings.Audit;

/// <summary>Who did what, when and from where.</summary>
public sealed partial class AuditPage
{
    private AuditRows? _page;
    private long _count;
    private bool? _isWhole;
    private string _verdict = "";

    [SupplyParameterFromQuery]
    public string? By { get; set; }

    [SupplyParameterFromQuery]
    public long? Cursor { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required AuditReader Reader { get; init; }

    [Inject]
    public required AuditLog Log { get; init; }

    private string? NewestHref => Cursor is null ? null : Navigation.With(UrlState.Cursor, null);

    private string? OlderHref => _page?.Next is { } next ? Navigation.With(UrlState.Cursor, next.ToString(CultureInfo.InvariantCulture)) : null;

    protected override async Task OnParametersSetAsync()
    {
        var staff = await Session.RequireAsync(AdminRole.Admin);
        _count = await Reader.CountAsync(staff.Workspace);
        _page = await Reader.ReadAsync(staff.Workspace, new AuditFilter(By, Cursor));
    }

    /// <summary>Walks the whole log, so only when asked.</summary>
    private async Task CheckAsync()
    {
        var staff = await Session.RequireAsync(AdminRole.Admin);
        var broken = await Log.FindBreakAsync(staff.Workspace);
        _count = await Reader.CountAsync(staff.Workspace);
        (_isWhole, _verdict) = broken is { } number
            ? (false, $"The log is broken at no. {Numbers.Count(number)}.")
            : (true, $"The log is whole: {Numbers.Count(_count)} entries, each sealed by the one before.");
    }
}
