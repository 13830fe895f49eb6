using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels.Alerts;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Channels.Alerts;

public sealed partial class ReportPanel
{
    private static readonly DayOfWeek[] Days = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    private Staff? _staff;
    private ReportPlan? _plan;
    private TeamChoices _team = TeamChoices.None;
    private string _zone = "";
    private bool _isOn;
    private DayOfWeek _day;
    private TimeOnly _at;
    private HashSet<long> _people = [];
    private bool _toGroup;
    private string _bot = "";
    private Failure? _failure;

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required SettingsStore Settings { get; init; }

    [Inject]
    public required SendReport Reports { get; init; }

    [Inject]
    public required TeamList Team { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _staff = await Session.GetAsync();
        _team = await Team.ReadAsync(_staff.Workspace);
        _zone = (await Settings.GetAsync(_staff.Workspace, InboxSettings.Hours)).TimeZone;
        var plan = await Settings.GetAsync(_staff.Workspace, ReportPlan.Setting);
        (_isOn, _day, _at, _people) = (plan.IsOn, plan.Day, plan.At, [.. plan.To]);
        (_toGroup, _bot, _plan) = (plan.ToGroup, plan.Bot?.ToString(CultureInfo.InvariantCulture) ?? "", plan);
    }

    private async Task SaveAsync()
    {
        var actor = await Session.RequireActorAsync(AdminRole.Admin);
        var plan = new ReportPlan(_isOn, _day, _at, [.. _people], _toGroup, BotId.TryParse(_bot, CultureInfo.InvariantCulture, out var bot) ? bot.Value : null);
        _failure = (await Settings.ChangeAsync(_staff!.Workspace, ReportPlan.Setting, plan, actor.AdminId)).Failure;
        if (_failure is not null)
            return;
        await Session.RecordAsync("setting.changed", ReportPlan.Setting.Key);
        Toasts.Done(L["The weekly report is saved"], _isOn ? L["The next one goes out at its time."] : L["It is switched off."]);
    }

    private async Task SendAsync()
    {
        var staff = await Session.RequireAsync(AdminRole.Admin);
        var me = _team.People.FirstOrDefault(p => p.AdminId == staff.AdminId)?.TelegramUserId;
        if ((await Reports.ToAsync(staff.Workspace, me)).TryGet(out _, out _failure))
            Toasts.Done(L["The report is on its way to you"], L["The seven days up to yesterday."]);
    }
}
