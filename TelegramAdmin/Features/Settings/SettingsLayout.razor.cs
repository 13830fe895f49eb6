using Microsoft.AspNetCore.Components;

namespace TelegramAdmin.Features.Settings;

public partial class SettingsLayout
{
    [Inject]
    public required NavigationManager Navigation { get; init; }

    private string Path => new Uri(Navigation.Uri).AbsolutePath;
}
