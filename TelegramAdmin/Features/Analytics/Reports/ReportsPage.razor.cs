using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Channels.Alerts;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Reports;
using TelegramAdmin.Features.Analytics.Conversations;
using ReportReader = TelegramAdmin.Core.Reports.ReportReader;
using SendReport = TelegramAdmin.Core.Reports.SendReport;

namespace TelegramAdmin.Features.Analytics.Reports;

/// <summary>Reports to the team: what they tell, when, and to whom.</summary>
public sealed partial class ReportsPage
{
    private IReadOnlyList<ReportLine>? _lines;
    private IReadOnlyList<ReportRun> _runs = [];
    private TeamChoices _team = TeamChoices.None;
    private ReportSchedule? _open;
    private ReportInput? _input;
    private Failure? _failure;
    private string? _shown;

    /// <summary>A report's number, or "new".</summary>
    [SupplyParameterFromQuery]
    public string? Open { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required ReportReader Reports { get; init; }

    [Inject]
    public required SaveReport Saving { get; init; }

    [Inject]
    public required SendReport Sending { get; init; }

    [Inject]
    public required TeamList Team { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        if (_lines is null)
            await ReadAsync();
        if (Open == _shown)
            return;
        _shown = Open;
        await ShowAsync();
    }

    private async Task ReadAsync()
    {
        var staff = await Session.GetAsync();
        _team = await Team.ReadAsync(staff.Workspace);
        _lines = await Reports.ListAsync(staff.Workspace);
    }

    private async Task ShowAsync()
    {
        _failure = null;
        _open = long.TryParse(Open, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? _lines!.FirstOrDefault(l => l.Schedule.Id == id)?.Schedule : null;
        _input = _open is not null ? ReportInput.Of(_open) : Open == "new" ? new ReportInput { Zone = Reader.Zone.Id } : null;
        _runs = _open is null ? [] : await Reports.RunsAsync((await Session.GetAsync()).Workspace, _open.Id);
    }

    private async Task SaveAsync()
    {
        var staff = await Session.RequireAsync(AdminRole.Admin);
        var isNew = _open is null;
        if (!(await Saving.RunAsync(staff.Workspace, _open?.Id, _input!.ToDraft())).TryGet(out var saved, out _failure))
            return;
        await Session.RecordAsync(isNew ? "report.added" : "report.changed", saved.Name);
        Toasts.Done(L["The report is saved"], saved.IsOn ? L["It goes out next on {0}.", Times.Exact(saved.NextAt, Reader)] : L["It is switched off."]);
        await CloseAsync();
    }

    private async Task SendAsync()
    {
        var staff = await Session.RequireAsync(AdminRole.Admin);
        if (!(await Sending.NowAsync(staff.Workspace, _open!.Id)).TryGet(out var sent, out _failure))
            return;
        await Session.RecordAsync("report.sent", _open.Name);
        Toasts.Done(L.Count(sent, "The report is on its way to {0} person", "The report is on its way to {0} people"));
        _runs = await Reports.RunsAsync(staff.Workspace, _open.Id);
    }

    private async Task DeleteAsync()
    {
        var staff = await Session.RequireAsync(AdminRole.Admin);
        if (!await Confirmation.AskAsync(new(L["Delete this report?"], L["“{0}” goes out no more. What it told stays in the chats.", _open!.Name], L["Delete report"], L["Keep it"])))
            return;
        if (!(await Saving.DeleteAsync(staff.Workspace, _open.Id)).TryGet(out var deleted, out _failure))
            return;
        await Session.RecordAsync("report.deleted", deleted.Name);
        Toasts.Done(L["The report is deleted"]);
        await CloseAsync();
    }

    private async Task CloseAsync()
    {
        await ReadAsync();
        Navigation.NavigateTo(Navigation.With("open", null));
    }

    private static string DaysOf(ReportRun run) => FigureWords.Period(new DayPeriod(run.FromDay, run.ToDay, TimeZoneInfo.Utc));
}
