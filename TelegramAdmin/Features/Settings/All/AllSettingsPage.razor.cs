using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Features.Settings.Credits;
using TelegramAdmin.Hosting;

namespace TelegramAdmin.Features.Settings.All;

/// <summary>Every setting of every slice, changed in place, with what became of it; and what the configuration decides.</summary>
public sealed partial class AllSettingsPage : IDisposable
{
    private const int LongestInToast = 40;

    // What was typed and refused, until something that fits is typed.
    private readonly Dictionary<string, (string? Json, string? Fault)> _tried = [];
    private Staff? _staff;
    private SettingValues? _values;
    private IReadOnlyDictionary<string, WorkspaceSetting> _changed = new Dictionary<string, WorkspaceSetting>();
    private IReadOnlyDictionary<long, string> _names = new Dictionary<long, string>();
    private IReadOnlyList<SettingChange>? _history;
    private IReadOnlyList<string> _groupNames = [];
    private IDisposable? _changes;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    [SupplyParameterFromQuery]
    public string? Group { get; set; }

    /// <summary>The key of the setting whose history is open.</summary>
    [SupplyParameterFromQuery]
    public string? Open { get; set; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required SettingsRegistry Registry { get; init; }

    [Inject]
    public required SettingsStore Settings { get; init; }

    [Inject]
    public required SettingHistory History { get; init; }

    [Inject]
    public required StaffNames Names { get; init; }

    [Inject]
    public required SettingActs Acts { get; init; }

    [Inject]
    public required AppSettings App { get; init; }

    [Inject]
    public required EventBus Events { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private SettingView View => new(Text, Show, Group);

    private Setting? Opened => Open is null ? null : Registry.Find(Open);

    // The configuration is the server's, for the first workspace.
    private IReadOnlyList<ConfiguredValue> Configured => _staff is not { IsAtHome: true } ? [] : [.. ConfiguredValue.Of(App).Where(v => View.Takes(v, L))];

    private IReadOnlyList<(SettingGroup Group, IReadOnlyList<Setting> Settings)> Shown =>
        [.. Registry.Groups.Select(g => (g, (IReadOnlyList<Setting>)[.. g.Settings.Where(s => View.Takes(g, s, _changed.ContainsKey(s.Key), L))])).Where(g => g.Item2.Count > 0)];

    private string CountWords => Show == SettingView.Configuration ? L.Count(Configured.Count, "{0} key", "{0} keys")
        : $"{L.Count(Shown.Sum(g => g.Settings.Count), "{0} setting", "{0} settings")}, {L.Count(_changed.Count, "{0} changed", "{0} changed")}";

    private string EmptyText => Show == SettingView.Changed && string.IsNullOrEmpty(Text) ? L["Every setting has its usual value."] : L["No setting matches."];

    protected override async Task OnInitializedAsync()
    {
        _staff = await Session.RequireAsync(AdminRole.Admin);
        _groupNames = [.. Registry.Groups.Select(g => g.Title)];
        _changes = Events.Subscribe<SettingsChanged>(changed =>
        {
            if (changed.WorkspaceId == _staff.Workspace)
                _ = InvokeAsync(ShowNewAsync);
        });
        await LoadAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_staff is not null && Opened is not null)
            await LoadHistoryAsync();
    }

    public void Dispose() => _changes?.Dispose();

    private bool MayChange(Setting setting) => _staff is { } staff && (staff.Role == AdminRole.Owner || !setting.IsForOwners);

    private async Task ShowNewAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        _values = await Settings.OfAsync(_staff!.Workspace);
        _changed = (await History.ChangedAsync(_staff.Workspace)).Where(changed => Registry.Find(changed.Key) is not null).ToDictionary();
        await LoadHistoryAsync();
    }

    private async Task LoadHistoryAsync()
    {
        _history = Opened is { } opened ? await History.OfAsync(_staff!.Workspace, opened) : null;
        _names = await Names.OfAsync([.. _changed.Values.Select(c => c.ChangedBy).Concat((_history ?? []).Select(h => h.By)).OfType<long>()]);
    }

    private async Task ChangeAsync(Setting setting, string json)
    {
        var before = _values!.GetJson(setting);
        if (setting.Check(json) is { } wrong)
        {
            _tried[setting.Key] = (json, wrong);
            return;
        }
        _tried.Remove(setting.Key);
        if (json == before)
            return;
        if (await Acts.ChangeAsync(setting, json) is { } failure)
        {
            _tried[setting.Key] = (json, failure.Message);
            return;
        }
        await LoadAsync();
        Toasts.Undoable(L["{0} is {1} now", L[setting.Title], Short(SettingValue.Words(setting, json, L))], () => InvokeAsync(() => TakeBackAsync(setting, before)));
    }

    private async Task TakeBackAsync(Setting setting, string before)
    {
        if (await Acts.ChangeAsync(setting, before) is { } failure)
            Toasts.Failed(L["{0} was not taken back", L[setting.Title]], L[failure.Message]);
        await ShowNewAsync();
    }

    private async Task ImportAsync()
    {
        await Dialogs.OpenAsync<ImportSettingsDialog>(L["Import settings"], options: FormDialogs.Wide);
        await LoadAsync();
    }

    private static string Short(string words) => words.Length <= LongestInToast ? words : words[..LongestInToast] + "…";
}
