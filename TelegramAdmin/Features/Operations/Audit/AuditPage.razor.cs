using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access;

namespace TelegramAdmin.Features.Operations.Audit;

/// <summary>Who did what, when and from where: found by words, person, act, target and period, and checked for gaps.</summary>
public sealed partial class AuditPage
{
    private AuditRows? _page;
    private AuditChoices _choices = new([], []);
    private long _count;
    private bool? _isWhole;
    private string _verdict = "";
    private string? _text;
    private string? _from;
    private string? _to;

    [SupplyParameterFromQuery]
    public string? By { get; set; }

    [SupplyParameterFromQuery]
    public string? Action { get; set; }

    [SupplyParameterFromQuery]
    public string? Target { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Words { get; set; }

    [SupplyParameterFromQuery]
    public string? Period { get; set; }

    [SupplyParameterFromQuery]
    public string? From { get; set; }

    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [SupplyParameterFromQuery]
    public long? Cursor { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required AuditReader Entries { get; init; }

    [Inject]
    public required AuditLog Log { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    private AuditQuery Query => new(By, Action, Target, Words, Period, From, To);

    private string CountWords => L.Count(_count, "{0} entry", "{0} entries");

    private string? PeriodText => From is null && To is null ? AuditQuery.Periods.FirstOrDefault(p => p.Value == Period) is { } period ? L[AuditQuery.Last(period)] : null : $"{From} – {To}";

    private string? NewestHref => Cursor is null ? null : Navigation.With(UrlState.Cursor, null);

    private string? OlderHref => _page?.Next is { } next ? Navigation.With(UrlState.Cursor, next.ToString(CultureInfo.InvariantCulture)) : null;

    protected override async Task OnParametersSetAsync()
    {
        var staff = await Session.RequireAsync(AdminRole.Admin);
        (_text, _from, _to) = (Words, From, To);
        var filter = Query.ToFilter(Clock.GetUtcNow(), Reader.Zone, Cursor);
        _choices = await Entries.ReadChoicesAsync(staff.Workspace);
        _count = Query.IsEmpty ? await Entries.CountAsync(staff.Workspace) : await Entries.CountAsync(staff.Workspace, filter);
        _page = await Entries.ReadAsync(staff.Workspace, filter);
    }

    private static Dictionary<string, object?> Dates(string? period, string? from, string? to) =>
        new() { ["period"] = period, ["from"] = string.IsNullOrEmpty(from) ? null : from, ["to"] = string.IsNullOrEmpty(to) ? null : to, [UrlState.Cursor] = null };

    private void ClearPeriod() => Navigation.NavigateTo(Navigation.With(Dates(null, null, null)));

    private void Go(string name, string? value) => Navigation.NavigateTo(Navigation.With(name, string.IsNullOrWhiteSpace(value) ? null : value));

    /// <summary>Walks the whole log, so only when asked.</summary>
    private async Task CheckAsync()
    {
        var staff = await Session.RequireAsync(AdminRole.Admin);
        var broken = await Log.FindBreakAsync(staff.Workspace);
        (_isWhole, _verdict) = broken is { } number
            ? (false, L["The log is broken at no. {0}.", Numbers.Count(number)])
            : (true, L["The log is whole: {0} entries, each sealed by the one before.", Numbers.Count(await Entries.CountAsync(staff.Workspace))]);
    }
}
