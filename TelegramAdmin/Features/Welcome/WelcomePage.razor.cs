using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;

namespace TelegramAdmin.Features.Welcome;

/// <summary>The first run, step by step; each looks at what is really there.</summary>
public sealed partial class WelcomePage
{
    private Staff _staff = null!;
    private WelcomeState? _state;

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required WelcomeGuide Guide { get; init; }

    [Inject]
    public required PublicAddressTest Address { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _staff = await Session.RequireAsync(AdminRole.Admin);
        await LoadAsync();
    }

    private async Task LoadAsync() => _state = await Guide.ReadAsync(_staff.Workspace, tests: true);

    private async Task TestAsync()
    {
        await Address.RunAsync(anew: true);
        await LoadAsync();
    }

    private async Task SkipAsync(WelcomeStep step)
    {
        await Guide.SkipAsync(_staff.Workspace, step.Key, !step.IsSkipped, _staff.AdminId);
        await LoadAsync();
    }
}
