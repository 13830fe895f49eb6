using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Http;

namespace TelegramAdmin.Features.Account;

/// <summary>Forms that post to /account/password, /account/two-factor/…, /account/telegram/…, /account/passkey/… and /account/sessions/…; each comes back here.</summary>
public partial class SecurityPage
{
    [SupplyParameterFromQuery]
    public string? Error { get; set; }

    /// <summary>Which form the error belongs to: "password", "two-factor", "passkeys", "telegram" or "sessions".</summary>
    [SupplyParameterFromQuery]
    public string? Part { get; set; }

    /// <summary>What was done: "password", "two-factor-on", "two-factor-off", "codes", "passkey-…", "session", "sessions", "telegram-link" or "telegram-off".</summary>
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

    [Inject]
    internal PasswordAgain Again { get; init; } = default!;

    private bool AsksForPassword { get; set; }

    private string? Zone { get; set; }

    private SecurityView View { get; set; } = new();

    private TelegramView Telegram { get; set; } = new();

    protected override async Task OnInitializedAsync()
    {
        Zone = (await ReaderCulture.ChoiceAsync(HttpContext)).Zone;
        if (await Users.GetUserAsync(HttpContext.User) is { } admin)
        {
            AsksForPassword = await Again.IsAskedAsync(HttpContext, admin);
            // A key that others read would be their second factor too.
            View = await Account.ViewAsync(admin, isEnrolling: Enrol && !admin.HasTwoFactor && !AsksForPassword, SessionKeys.Of(HttpContext.User));
            Telegram = await Linking.ViewAsync(HttpContext, admin);
        }
    }

    private string? DoneWords => Done switch
    {
        "password" => L["Your password is changed. Other devices are signed out."],
        "two-factor-on" => L["Signing in now takes a code from your app."],
        "two-factor-off" => L["Signing in takes your password alone."],
        "codes" => L["Your old recovery codes no longer work."],
        "telegram-link" => L["Your link is below. It works once, within ten minutes."],
        "telegram-off" => L["Your Telegram account is not linked any more."],
        "zone" => L["Times are in your zone on all of your devices now."],
        "sessions" => L["All other devices are signed out."],
        "session" => L["The device is signed out."],
        "passkey-added" => L["Your passkey is added. You can sign in with it from now on."],
        "passkey-renamed" => L["The passkey has its new name."],
        "passkey-removed" => L["The passkey no longer signs in here. Remove it from your device too."],
        _ => null,
    };
}
