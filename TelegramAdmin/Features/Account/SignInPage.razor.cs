using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using TelegramAdmin.Components.Layout;

namespace TelegramAdmin.Features.Account;

/// <summary>Posts email, password, remember and returnUrl to /account/sign-in; in the sandbox only returnUrl to /account/sandbox.</summary>
public partial class SignInPage
{
    [SupplyParameterFromQuery]
    public string? Error { get; set; }

    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    /// <summary>What was typed before a wrong try.</summary>
    [SupplyParameterFromQuery]
    public string? Email { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IOptions<ShellOptions> Options { get; init; }

    private string Host => new Uri(Navigation.BaseUri).Authority;
}
