using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Features.Settings.Inbox;

/// <summary>When the team answers, what it promises, what people are told in the end, and the labels.</summary>
public sealed partial class InboxPage
{
    private static readonly (string Title, IReadOnlyList<Setting> Settings)[] Groups =
    [
        ("Promises", [InboxSettings.AnswerMinutes, InboxSettings.UrgentAnswerMinutes, InboxSettings.RemindMinutes]),
        ("When a conversation is closed", [InboxSettings.TellsOfClosing, InboxSettings.AsksForRating]),
        ("Groups", [InboxSettings.Groups]),
    ];

    private readonly Dictionary<string, string> _changed = [];
    private readonly Dictionary<string, string> _faults = [];
    private SettingValues? _values;
    private Staff _staff = null!;

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required SettingsStore Settings { get; init; }

    [Inject]
    public required InboxActs Acts { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    private InboxHours Hours => HoursWords.Read(ValueOf(InboxSettings.Hours));

    /// <summary>Null while something in the form is wrong.</summary>
    private string? Preview => _faults.Count == 0 ? PromisePreview.Of(Hours, Number(InboxSettings.AnswerMinutes), Number(InboxSettings.UrgentAnswerMinutes), Clock.GetUtcNow(), L) : null;

    protected override async Task OnInitializedAsync()
    {
        _staff = await Session.RequireAsync(AdminRole.Admin);
        _values = await Settings.OfAsync(_staff.Workspace);
    }

    private string ValueOf(Setting setting) => _changed.GetValueOrDefault(setting.Key) ?? _values!.GetJson(setting);

    private int Number(Setting setting) => int.Parse(ValueOf(setting), CultureInfo.InvariantCulture);

    private void Change(Setting setting, string json)
    {
        if (json == _values!.GetJson(setting))
            _changed.Remove(setting.Key);
        else
            _changed[setting.Key] = json;
        if (setting.Check(json) is { } wrong)
            _faults[setting.Key] = wrong;
        else
            _faults.Remove(setting.Key);
    }

    private void Discard()
    {
        _changed.Clear();
        _faults.Clear();
    }

    /// <summary>Each by itself: what is wrong stays in the form with its reason, the rest is saved.</summary>
    private async Task SaveAsync()
    {
        var saved = 0;
        foreach (var setting in InboxSettings.All.Where(s => _changed.ContainsKey(s.Key)))
        {
            if (await Acts.ChangeAsync(setting, _changed[setting.Key]) is { } failure)
            {
                _faults[setting.Key] = failure.Message;
                continue;
            }
            _changed.Remove(setting.Key);
            _faults.Remove(setting.Key);
            saved++;
        }
        _values = await Settings.OfAsync(_staff.Workspace);
        if (saved > 0)
            Toasts.Done(L.Count(saved, "{0} setting is saved", "{0} settings are saved"), L["Promises to people who wait already follow within a minute."]);
        if (_changed.Count > 0)
            Toasts.Warn(L["Something was not saved"], L["The field says what is wrong."]);
    }
}
