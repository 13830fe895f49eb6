using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Layout;

namespace TelegramAdmin.Features.Settings;

public partial class SettingsLayout
{
    private IReadOnlyList<SubPage> _pages = [];

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    private string Path => new Uri(Navigation.Uri).AbsolutePath;

    protected override async Task OnInitializedAsync()
    {
        var staff = await Session.GetAsync();
        _pages = [.. SubPages.Of("Settings").Where(page => page.OpensFor(staff))];
    }
}
