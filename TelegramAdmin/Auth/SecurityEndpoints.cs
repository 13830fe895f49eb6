using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Linking;
using TelegramAdmin.Core.AdminMenus.Linking;
using TelegramAdmin.Features.Account;

namespace TelegramAdmin.Auth;

/// <summary>The forms of the security page, for the person who is signed in.</summary>
internal static class SecurityEndpoints
{
    private const string Page = "/account/security";

    public static void MapSecurity(this IEndpointRouteBuilder app)
    {
        var own = app.MapGroup("").RequireAuthorization();
        own.MapPost("/password", ChangePasswordAsync);
        own.MapPost("/two-factor/enrol", EnrolAsync);
        own.MapPost("/two-factor/confirm", ConfirmAsync);
        own.MapPost("/two-factor/codes", NewCodesAsync);
        own.MapPost("/two-factor/off", TurnOffAsync);
        own.MapPost("/sessions/end", EndSessionsAsync);
        own.MapPost("/sessions/end-one", EndSessionAsync);
        own.MapPost("/telegram/link", LinkTelegramAsync);
        own.MapPost("/telegram/unlink", UnlinkTelegramAsync);
    }

    private static Task<IResult> ChangePasswordAsync(HttpContext context, AccountSteps steps, [FromForm] string? currentPassword, [FromForm] string? newPassword, [FromForm] string? confirmPassword) =>
        steps.RunAsync(context, "password", "password", "password.changed", (account, admin) => account.ChangePasswordAsync(admin, currentPassword ?? "", newPassword ?? "", confirmPassword ?? ""));

    private static Task<IResult> EnrolAsync(HttpContext context, AccountSteps steps, PasswordAgain again, [FromForm] string? enrolPassword) =>
        steps.RunAsync(context, "two-factor", "two-factor-begun&enrol=true", "two_factor.begun", async (account, admin) =>
        {
            if (await again.CheckAsync(context, admin, enrolPassword) is { } refused)
                return refused;
            if (!admin.HasTwoFactor)
                await account.EnrolAsync(admin);
            return null;
        });

    // Without the password: the page shows a key only to whoever gave it, and turning on what anybody could have enrolled would be a proof for them.
    private static Task<IResult> ConfirmAsync(HttpContext context, AccountSteps steps, PasswordAgain again, [FromForm] string? code) =>
        steps.RunAsync(context, "two-factor", "two-factor-on", "two_factor.enabled", async (account, admin) =>
            await again.IsAskedAsync(context, admin) ? AccountErrors.Expired : await account.ConfirmEnrolmentAsync(admin, code ?? ""), "&enrol=true");

    private static Task<IResult> NewCodesAsync(HttpContext context, AccountSteps steps, PasswordAgain again, [FromForm] string? codesPassword) =>
        steps.RunAsync(context, "two-factor", "codes", "recovery_codes.replaced", async (account, admin) =>
        {
            if (await again.CheckAsync(context, admin, codesPassword) is { } refused)
                return refused;
            if (admin.HasTwoFactor)
                await account.NewRecoveryCodesAsync(admin);
            return null;
        });

    private static Task<IResult> TurnOffAsync(HttpContext context, AccountSteps steps, [FromForm] string? offPassword) =>
        steps.RunAsync(context, "two-factor", "two-factor-off", "two_factor.disabled", (account, admin) => account.TurnOffTwoFactorAsync(admin, offPassword ?? ""));

    private static Task<IResult> EndSessionsAsync(HttpContext context, AccountSteps steps) =>
        steps.RunAsync(context, "sessions", "sessions", "sessions.ended", async (account, admin) =>
        {
            await account.EndOtherSessionsAsync(admin);
            return null;
        });

    private static Task<IResult> EndSessionAsync(HttpContext context, AccountSteps steps, [FromForm] long? id) =>
        steps.RunAsync(context, "sessions", "session", "session.ended", async (account, admin) => await account.EndSessionAsync(admin, id ?? 0) is null ? AccountErrors.SessionGone : null);

    private static Task<IResult> LinkTelegramAsync(HttpContext context, AccountSteps steps, TelegramLinking linking, [FromForm] string? linkPassword) =>
        steps.RunAsync(context, "telegram", "telegram-link", "telegram.link_made", (_, admin) => linking.BeginAsync(context, admin, linkPassword));

    // Unlinking writes its own line, as it does in the chat.
    private static async Task<IResult> UnlinkTelegramAsync(HttpContext context, UserManager<Admin> users, LinkStaff links, StaffMenuButton button)
    {
        if (await users.GetUserAsync(context.User) is { } admin && Staff.Of(context.User) is { } staff)
        {
            var unlinked = await links.UnlinkAsync(staff.Workspace, admin.Id, AccountEndpoints.Actor(context, admin));
            if (unlinked.TryGet(out var link, out _))
                await button.RemoveAsync(staff.Workspace, link.TelegramUserId);
        }
        return Results.LocalRedirect($"{Page}?done=telegram-off");
    }
}

/// <summary>What the security forms have in common: who it is, the page they go back to, the audit entry.</summary>
internal sealed class AccountSteps(UserManager<Admin> users, AccountService account, AuditLog audit, SignInThrottle throttle)
{
    public async Task<IResult> RunAsync(HttpContext context, string part, string done, string action, Func<AccountService, Admin, Task<string?>> step, string stay = "")
    {
        if (await users.GetUserAsync(context.User) is not { } admin || Staff.Of(context.User) is not { } staff)
            return Results.LocalRedirect("/account/sign-in");
        if (!throttle.TryBegin(context))
            return Back(part, AccountErrors.LockedOut, stay);
        if (await step(account, admin) is { } error)
            return Back(part, error, stay);
        throttle.Succeeded(context);
        await audit.RecordAsync(staff.Workspace, AccountEndpoints.Actor(context, admin), action, admin.Email);
        return Results.LocalRedirect($"/account/security?done={done}");
    }

    private static IResult Back(string part, string error, string stay) => Results.LocalRedirect($"/account/security?part={part}&error={error}{stay}");
}
