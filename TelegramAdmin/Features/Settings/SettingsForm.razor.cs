using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Features.Settings.Credits;

namespace TelegramAdmin.Features.Settings;

public sealed partial class SettingsForm
{
    private readonly Dictionary<string, string> _changed = [];
    private readonly Dictionary<string, string> _faults = [];
    private SettingValues? _values;
    private Staff _staff = null!;

    /// <summary>Under one title each.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<(string Title, IReadOnlyList<Setting> Settings)> Groups { get; set; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required SettingsStore Settings { get; init; }

    [Inject]
    public required SettingActs Acts { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _staff = await Session.RequireAsync(AdminRole.Admin);
        _values = await Settings.OfAsync(_staff.Workspace);
    }

    private string ValueOf(Setting setting) => _changed.GetValueOrDefault(setting.Key) ?? _values!.GetJson(setting);

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
        foreach (var setting in Groups.SelectMany(g => g.Settings).Where(s => _changed.ContainsKey(s.Key)))
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
            Toasts.Done(L.Count(saved, "{0} setting is saved", "{0} settings are saved"), L["They hold from the next message on."]);
        if (_changed.Count > 0)
            Toasts.Warn(L["Something was not saved"], L["The field says what is wrong."]);
    }
}
