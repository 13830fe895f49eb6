using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Settings.Appearance;
using TelegramAdmin.Features.Settings.Credits;

namespace TelegramAdmin.Features.Settings.Appearance;

/// <summary>Name, logo, accent colour and density of a workspace, seen in both themes before they are saved.</summary>
public sealed partial class AppearancePage
{
    private LookDraft? _draft;
    private Staff _staff = null!;
    private Failure? _unread;
    private bool _isReading;
    private int _round;

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required SettingsStore Settings { get; init; }

    [Inject]
    public required SettingActs Acts { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    private IReadOnlyList<Choice> Densities => [new(nameof(Density.Comfortable), L["Comfortable"]), new(nameof(Density.Compact), L["Compact"])];

    protected override async Task OnInitializedAsync()
    {
        _staff = await Session.RequireAsync(AdminRole.Admin);
        await LoadAsync();
    }

    private string? FaultOf(Setting setting) => _draft!.FaultOf(setting);

    private async Task LoadAsync() => (_draft, _unread) = (LookDraft.Of(await Settings.OfAsync(_staff.Workspace)), null);

    private void Take(string density) => _draft!.Density = Enum.Parse<Density>(density);

    private async Task TakeLogoAsync(InputFileChangeEventArgs chosen)
    {
        _isReading = true;
        StateHasChanged();
        if ((await ChosenPicture.TakeAsync(chosen.File, Clock)).TryGet(out var logo, out _unread))
            _draft!.Logo = logo;
        (_isReading, _round) = (false, _round + 1);
    }

    private async Task SaveAsync()
    {
        var changes = _draft!.Changes;
        if (await ApplyAsync([.. changes.Select(change => (change.Setting, change.Now))]))
            Toasts.Undoable(L["The new look is saved"], () => InvokeAsync(() => TakeBackAsync([.. changes.Select(change => (change.Setting, change.Before))])));
    }

    private async Task BackToOursAsync()
    {
        var values = await Settings.OfAsync(_staff.Workspace);
        var before = AppearanceSettings.All.Select(setting => (setting, values.GetJson(setting))).ToArray();
        if (await ApplyAsync([.. AppearanceSettings.All.Select(setting => (setting, setting.DefaultJson))]))
            Toasts.Undoable(L["It looks as we brought it"], () => InvokeAsync(() => TakeBackAsync(before)));
    }

    private async Task TakeBackAsync((Setting Setting, string Json)[] before)
    {
        await ApplyAsync(before);
        StateHasChanged();
    }

    private async Task<bool> ApplyAsync((Setting Setting, string Json)[] values)
    {
        var now = await Settings.OfAsync(_staff.Workspace);
        foreach (var (setting, json) in values.Where(value => now.GetJson(value.Setting) != value.Json))
        {
            if (await Acts.ChangeAsync(setting, json) is not { } failure)
                continue;
            Toasts.Failed(L["The look was not saved"], L[failure.Message]);
            return false;
        }
        await LoadAsync();
        return true;
    }
}
