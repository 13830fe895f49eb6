using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;

namespace TelegramAdmin.Features.Account;

/// <summary>Three forms that post to /account/password, /account/two-factor/… and /account/sessions/end; each comes back here.</summary>
public partial class SecurityPage
{
    [SupplyParameterFromQuery]
    public string? Error { get; set; }

    /// <summary>Which form the error belongs to: "password" or "two-factor".</summary>
    [SupplyParameterFromQuery]
    public string? Part { get; set; }

    /// <summary>What was done: "password", "two-factor-on", "two-factor-off", "codes" or "sessions".</summary>
    [SupplyParameterFromQuery]
    public string? Done { get; set; }

    /// <summary>True while an authenticator app is being set up.</summary>
    [SupplyParameterFromQuery]
    public bool Enrol { get; set; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    [Inject]
    internal AccountService Account { get; init; } = default!;

    [Inject]
    public required UserManager<Admin> Users { get; init; }

    private SecurityView View { get; set; } = new();

    protected override async Task OnInitializedAsync()
    {
        if (await Users.GetUserAsync(HttpContext.User) is { } admin)
            View = await Account.ViewAsync(admin, isEnrolling: Enrol && !admin.HasTwoFactor);
    }

    private string? DoneWords => Done switch
    {
        "password" => "Your password is changed. Other devices are signed out.",
        "two-factor-on" => "Signing in now takes a code from your app.",
        "two-factor-off" => "Signing in takes your password alone.",
        "codes" => "Your old recovery codes no longer work.",
        "sessions" => "All other devices are signed out.",
        _ => null,
    };
}
