using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Auth;

/// <summary>Sessions inside Telegram, on top of sign-in as it is.</summary>
internal static class TelegramSignInModule
{
    public static IServiceCollection AddTelegramSignIn(this IServiceCollection services)
    {
        services.AddSingleton(TelegramKey.Telegrams).AddSingleton<UsedTelegramData>().AddScoped<TelegramSignIn>();
        services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, Extend);
        services.PostConfigure<AntiforgeryOptions>(antiforgery => antiforgery.Cookie = new FormCookie(antiforgery.Cookie));
        return services;
    }

    /// <summary>In Telegram's frame there is no page to sign in at: who is signed out there reads how to come back.</summary>
    public static IApplicationBuilder UseTelegramSignIn(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Path != "/account/sign-in" || !HttpMethods.IsGet(context.Request.Method) || context.User.Identity?.IsAuthenticated == true || !Came(context))
            return next(context);
        context.Response.Redirect(BrowserLink.AppPath);
        return Task.CompletedTask;
    });

    private static void Extend(CookieAuthenticationOptions cookie)
    {
        var (signingIn, validate, toSignIn) = (cookie.Events.OnSigningIn, cookie.Events.OnValidatePrincipal, cookie.Events.OnRedirectToLogin);
        cookie.CookieManager = new TelegramSignInCookies();
        cookie.Events.OnSigningIn = context =>
        {
            context.HttpContext.HasTelegramSession = TelegramSession.AccountOf(context.Properties) is not null;
            if (context.HttpContext.HasTelegramSession)
                context.Properties.ExpiresUtc = context.Options.TimeProvider!.GetUtcNow() + TelegramSession.Idle;
            return signingIn(context);
        };
        cookie.Events.OnValidatePrincipal = async context =>
        {
            context.HttpContext.HasTelegramSession = TelegramSession.AccountOf(context.Properties) is not null;
            await validate(context);
            await KeepAsync(context);
        };
        cookie.Events.OnRedirectToLogin = context =>
        {
            if (TelegramSignInCookies.Came(context.HttpContext, context.Options.Cookie.Name!))
                context.RedirectUri = BrowserLink.AppPath;
            return toSignIn(context);
        };
    }

    /// <summary>Says of a principal that was made anew where it came from, and ends one whose link is gone.</summary>
    private static async Task KeepAsync(CookieValidatePrincipalContext context)
    {
        if (TelegramSession.AccountOf(context.Properties) is not { } account || context.Principal is not { Identity: ClaimsIdentity identity } person)
            return;
        var claim = TelegramSession.ClaimOf(account);
        if (!identity.HasClaim(claim.Type, claim.Value))
            identity.AddClaim(claim);
        if (await TelegramSession.HoldsAsync(context.HttpContext.RequestServices.GetRequiredService<IDatabase>(), person))
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    private static bool Came(HttpContext context) => context.Request.Cookies.Keys.Any(name => name is "ta-telegram" or "__Host-ta-telegram");

    /// <summary>The one that forms are checked by; in Telegram's frame of the kind that browsers send there.</summary>
    private sealed class FormCookie(CookieBuilder usual) : CookieBuilder
    {
        public override string? Name
        {
            get => usual.Name;
            set => usual.Name = value;
        }

        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var options = usual.Build(context, expiresFrom);
            return context.IsInTelegram ? TelegramSignInCookies.Framed(options) : options;
        }
    }
}
