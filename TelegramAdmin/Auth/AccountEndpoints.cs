using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using TelegramAdmin.Components.Layout;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Sessions;
using TelegramAdmin.Core.Access.Tenancy;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Account;
using TelegramAdmin.Http;

namespace TelegramAdmin.Auth;

/// <summary>What the forms under /account post to. Each answers with a redirect, so that going back posts nothing twice.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder app)
    {
        var account = app.MapGroup("/account").RequireAntiforgery();
        var open = account.MapGroup("").AllowAnonymous();
        open.MapPost("/sign-in", SignInAsync);
        open.MapPost("/two-factor", TwoFactorAsync);
        open.MapPost("/setup", SetupAsync);
        open.MapPost("/sandbox", EnterSandboxAsync);
        open.MapPost("/language", ChooseLanguageAsync);
        open.MapTelegramSignIn();
        account.MapWorkspaces(open);
        account.MapPost("/zone", ChooseZoneAsync).RequireAuthorization();
        account.MapPost("/sign-out", SignOutAsync).RequireAuthorization();
        account.MapSecurity();
        account.MapPasskeys(open);
    }

    /// <summary>On all, with or without fields: the framework's own check is part of reading a form, and an empty post has none to read.</summary>
    private static RouteGroupBuilder RequireAntiforgery(this RouteGroupBuilder group) => group
        .WithMetadata(new RequireAntiforgeryTokenAttribute())
        .AddEndpointFilter((context, next) => context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true }
            ? next(context)
            : ValueTask.FromResult<object?>(Results.BadRequest()));

    /// <summary>On this device for a year, or until the next choice; on all of theirs for who is signed in.</summary>
    private static async Task<IResult> ChooseLanguageAsync(HttpContext context, ReaderChoices choices, [FromForm] string? language, [FromForm] string? to)
    {
        if (ReaderCulture.IsOne(language))
        {
            context.Response.Cookies.Append(ReaderCulture.CookieName, language!, new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365), IsEssential = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps,
            });
            if (Staff.Of(context.User) is { } staff)
                await choices.ChangeAsync(staff.AdminId, choice => choice with { Language = language });
        }
        return Results.LocalRedirect(Local(to));
    }

    /// <summary>Nothing goes back to what each device says.</summary>
    private static async Task<IResult> ChooseZoneAsync(HttpContext context, ReaderChoices choices, [FromForm] string? zone)
    {
        var staff = Staff.Of(context.User)!;
        var failure = await choices.ChangeAsync(staff.AdminId, choice => choice with { Zone = string.IsNullOrEmpty(zone) ? null : zone });
        return failure is null ? Results.LocalRedirect("/account/security?done=zone") : Results.BadRequest();
    }

    private static async Task<IResult> SignInAsync(HttpContext context, AccountService account, AuditLog audit, SignInThrottle throttle, WorkspaceSeats seats,
        [FromForm] string? email, [FromForm] string? password, [FromForm] bool? remember, [FromForm] string? returnUrl)
    {
        if (!throttle.TryBegin(context))
            return Back("/account/sign-in", AccountErrors.LockedOut, returnUrl, email);
        var (result, admin) = await account.PasswordAsync(email?.Trim() ?? "", password ?? "", remember == true);
        if (result.Succeeded || result.RequiresTwoFactor)
            throttle.Succeeded(context);
        if (result.RequiresTwoFactor)
            return Results.LocalRedirect($"/account/two-factor?returnUrl={Uri.EscapeDataString(Local(returnUrl))}&remember={(remember == true ? "true" : "false")}");
        return await ConcludeAsync(context, audit, seats, result, admin, "/account/sign-in", AccountErrors.WrongCredentials, returnUrl, email);
    }

    private static async Task<IResult> TwoFactorAsync(HttpContext context, AccountService account, AuditLog audit, SignInThrottle throttle, WorkspaceSeats seats,
        [FromForm] string? code, [FromForm] string? recoveryCode, [FromForm] bool? rememberDevice, [FromForm] bool? remember, [FromForm] string? returnUrl)
    {
        var here = recoveryCode is null ? "/account/two-factor" : "/account/two-factor?recovery=true";
        if (!throttle.TryBegin(context))
            return Back(here, AccountErrors.LockedOut, returnUrl);
        var (result, admin) = await account.CodeAsync(code, recoveryCode, remember == true, rememberDevice == true);
        if (result.IsNotAllowed)
            return Back("/account/sign-in", AccountErrors.Expired, returnUrl);
        if (result.Succeeded)
            throttle.Succeeded(context);
        return await ConcludeAsync(context, audit, seats, result, admin, here, AccountErrors.WrongCode, returnUrl);
    }

    private static async Task<IResult> SetupAsync(HttpContext context, CreateAdmin create, AccountService account, SetupLink link, AuditLog audit, SignInThrottle throttle,
        [FromForm] string? token, [FromForm] string? name, [FromForm] string? email, [FromForm] string? password)
    {
        var here = $"/account/setup?token={Uri.EscapeDataString(token ?? "")}&name={Uri.EscapeDataString(name ?? "")}";
        if (!throttle.TryBegin(context))
            return Back(here, AccountErrors.LockedOut, null, email);
        if (!link.Matches(token))
            return Back(here, AccountErrors.BadToken, null, email);
        throttle.Succeeded(context);
        var made = await create.RunAsync(WorkspaceId.Default, name ?? "", email ?? "", password ?? "", AdminRole.Owner, onlyAsFirst: true);
        if (made.Failure is { } failure)
            return Back(here, failure == AccessErrors.SetupDone ? AccountErrors.BadToken : failure.Code, null, email);
        await account.PasswordAsync(email!, password!, remember: false);
        await audit.RecordAsync(WorkspaceId.Default, Actor(context, made.Value), "staff.added", made.Value.Email, "first owner, by the setup link");
        return Results.LocalRedirect("/dashboard");
    }

    /// <summary>In the sandbox nothing is real, and one click enters; a stranger cannot come, since the sandbox listens on this machine only.</summary>
    private static async Task<IResult> EnterSandboxAsync(HttpContext context, IOptions<ShellOptions> shell, SandboxOwner owner, [FromForm] string? returnUrl)
    {
        if (shell.Value.SandboxUrl is null || !context.IsFromThisMachine)
            return Results.NotFound();
        await owner.SignInAsync();
        return Results.LocalRedirect(Local(returnUrl));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, SignInManager<Admin> signIn, StaffSessions sessions)
    {
        if (SessionKeys.Of(context.User) is { } session)
            await sessions.EndAsync(session);
        await signIn.SignOutAsync();
        return Results.LocalRedirect(context.IsInTelegram ? BrowserLink.AppPath : "/account/sign-in");
    }

    private static async Task<IResult> ConcludeAsync(HttpContext context, AuditLog audit, WorkspaceSeats seats, Microsoft.AspNetCore.Identity.SignInResult result, Admin? admin, string here, string wrong, string? returnUrl, string? email = null)
    {
        var places = admin is null ? [] : await seats.OpenAsync(admin.Id);
        var entered = places.Count == 0 ? WorkspaceId.Default : places[0].Id;
        if (result.Succeeded)
        {
            await audit.RecordAsync(entered, Actor(context, admin!), "session.begun", admin!.Email);
            return Results.LocalRedirect(WorkspaceEndpoints.After(places, returnUrl));
        }
        if (admin is not null)
            await audit.RecordAsync(entered, Actor(context, admin), "session.refused", admin.Email, result.IsLockedOut ? "locked" : "wrong password or code");
        return Back(here, result.IsLockedOut ? AccountErrors.LockedOut : wrong, returnUrl, email);
    }

    internal static Actor Actor(HttpContext context, Admin admin) => new(admin.Id, admin.Name, context.Connection.RemoteIpAddress?.ToString());

    private static IResult Back(string path, string error, string? returnUrl, string? email = null)
    {
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var kept = returnUrl is null ? "" : $"&returnUrl={Uri.EscapeDataString(Local(returnUrl))}";
        var typed = string.IsNullOrEmpty(email) ? "" : $"&email={Uri.EscapeDataString(email)}";
        return Results.LocalRedirect($"{path}{separator}error={error}{kept}{typed}");
    }

    /// <summary>Only into our own pages: never to another host. Browsers drop tabs and line ends, so "/\t/host" is one too.</summary>
    internal static string Local(string? url) =>
        url is { Length: > 0 } && url[0] == '/' && (url.Length == 1 || url[1] is not ('/' or '\\'))
        && !url.Any(char.IsControl) && !url.StartsWith("/account", StringComparison.OrdinalIgnoreCase) ? url : "/dashboard";
}
