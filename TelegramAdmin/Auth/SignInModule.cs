using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Features.Account;
using TelegramAdmin.Features.Account.Joining;
using TelegramAdmin.Hosting;

namespace TelegramAdmin.Auth;

/// <summary>Sign-in with password and one-time code, or with a passkey, on ASP.NET Core Identity.</summary>
internal static class SignInModule
{
    public static IServiceCollection AddSignIn(this IServiceCollection services, AppSettings settings)
    {
        services.AddHttpContextAccessor();
        services.AddCascadingAuthenticationState();
        services.AddMemoryCache();
        services.AddSingleton<SignInThrottle>().AddSingleton<StrangerLockout>().AddSingleton<OneTimeNotes>().AddSingleton<UsedCodes>().AddSingleton<KnownDevices>();
        services.AddScoped<StaffSession>().AddScoped<AccountService>().AddScoped<AccountSteps>().AddScoped<TelegramLinking>().AddScoped<PasskeyAccount>().AddScoped<SandboxOwner>().AddScoped<InvitationLink>().AddScoped<FreshSignIn>().AddScoped<PasswordAgain>().AddScoped<ReturnByInvitation>();
        services.AddScoped<AuthenticationStateProvider, LiveStaffCheck>();
        services.AddIdentityCore<Admin>(Configure)
            .AddSignInManager<StaffSignIn>()
            .AddPasswordValidator<PasswordRules>()
            .AddClaimsPrincipalFactory<StaffClaims>()
            .AddTokenProvider<AuthenticatorTokenProvider<Admin>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<IPasskeyHandler<Admin>, PasskeyHandler<Admin>>();
        services.Configure<IdentityPasskeyOptions>(passkeys => (passkeys.UserVerificationRequirement, passkeys.ResidentKeyRequirement) = ("required", "required"));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(cookie => ConfigureCookie(cookie, IsHttps(settings)));
            cookies.TwoFactorUserIdCookie!.Configure(cookie => Harden(cookie, "two-factor", IsHttps(settings)));
            cookies.TwoFactorRememberMeCookie!.Configure(cookie =>
            {
                Harden(cookie, "device", IsHttps(settings));
                cookie.ExpireTimeSpan = SessionLimits.Remembered;
            });
        });
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie = IsHttps(settings) ? new SecureCookie() : new CookieBuilder { SecurePolicy = CookieSecurePolicy.SameAsRequest };
            antiforgery.Cookie.Name = Name("csrf", IsHttps(settings));
            antiforgery.Cookie.HttpOnly = true;
            antiforgery.Cookie.IsEssential = true;
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
        });
        return services.AddPolicies();
    }

    public static bool IsHttps(AppSettings settings) => (settings.Engine.PublicUrl?.Scheme ?? BindingAddress.Parse(settings.Url).Scheme) == "https";

    private static void Configure(IdentityOptions identity)
    {
        identity.Password = new PasswordOptions { RequiredLength = 8, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 1 };
        identity.Lockout = new LockoutOptions { MaxFailedAccessAttempts = 20, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5) };
        identity.User.RequireUniqueEmail = true;
    }

    private static void ConfigureCookie(CookieAuthenticationOptions cookie, bool isHttps)
    {
        Harden(cookie, "session", isHttps);
        cookie.LoginPath = "/account/sign-in";
        cookie.AccessDeniedPath = "/not-allowed";
        cookie.ReturnUrlParameter = "returnUrl";
        SessionLimits.Apply(cookie);
    }

    private static void Harden(CookieAuthenticationOptions cookie, string name, bool isHttps)
    {
        cookie.Cookie.Name = Name(name, isHttps);
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.Path = "/";
        cookie.Cookie.SecurePolicy = isHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }

    // Browsers keep the __Host- promise over https only.
    public static string Name(string name, bool isHttps) => $"{(isHttps ? "__Host-" : "")}ta-{name}";

    /// <summary>
    /// Secure without CookieSecurePolicy.Always: with that, antiforgery fails each page where the proxy that ends https does not say so, or says
    /// so from a container that we do not know.
    /// </summary>
    private sealed class SecureCookie : CookieBuilder
    {
        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var options = base.Build(context, expiresFrom);
            options.Secure = true;
            return options;
        }
    }
}
