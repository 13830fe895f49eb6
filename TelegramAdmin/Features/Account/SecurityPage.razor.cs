using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;

namespace TelegramAdmin.Features.Account;

/// <summary>Forms that post to /account/password, /account/two-factor/…, /account/telegram/… and /account/sessions/end; each comes back here.</summary>
public partial class SecurityPage
{
    [SupplyParameterFromQuery]
    public string? Error { get; set; }

    /// <summary>Which form the error belongs to: "password", "two-factor" or "telegram".</summary>
    [SupplyParameterFromQuery]
    public string? Part { get; set; }

    /// <summary>What was done: "password", "two-factor-on", "two-factor-off", "codes", "sessions", "telegram-link" or "telegram-off".</summary>
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

    [Inject]
    internal TelegramLinking Linking { get; init; } = default!;

    private SecurityView View { get; set; } = new();

    private TelegramView Telegram { get; set; } = new();

    protected override async Task OnInitializedAsync()
    {
        if (await Users.GetUserAsync(HttpContext.User) is { } admin)
        {
            View = await Account.ViewAsync(admin, isEnrolling: Enrol && !admin.HasTwoFactor);
            Telegram = await Linking.ViewAsync(HttpContext, admin);
        }
    }

    private string? DoneWords => Done switch
    {
        "password" => "Your password is changed. Other devices are signed out.",
        "two-factor-on" => "Signing in now takes a code from your app.",
        "two-factor-off" => "Signing in takes your password alone.",
        "codes" => "Your old recovery codes no longer work.",
        "telegram-link" => "Your link is below. It works once, within ten minutes.",
        "telegram-off" => "Your Telegram account is not linked any more.",
        "sessions" => "All other devices are signed out.",
        _ => null,
    };
}
