using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Passkeys;
using TelegramAdmin.Core.Access.Sessions;
using TelegramAdmin.Core.Access.Tenancy;
using TelegramAdmin.Features.Account;

namespace TelegramAdmin.Auth;

/// <summary>What passkey.js asks before and after the browser spoke with an authenticator, and the forms of the security page.</summary>
internal static class PasskeyEndpoints
{
    private const string Page = "/account/security";

    /// <param name="open">What strangers may reach.</param>
    public static void MapPasskeys(this IEndpointRouteBuilder app, IEndpointRouteBuilder open)
    {
        open.MapPost("/passkey/options", RequestAsync);
        open.MapPost("/passkey/sign-in", SignInAsync);
        var own = app.MapGroup("/passkey").RequireAuthorization();
        own.MapPost("/new", BeginAsync);
        own.MapPost("/add", AddAsync);
        own.MapPost("/rename", RenameAsync);
        own.MapPost("/remove", RemoveAsync);
        own.MapPost("/prove", ProveAsync);
    }

    private static async Task<IResult> RequestAsync(PasskeyAccount passkeys) => Options(await passkeys.RequestOptionsAsync());

    private static async Task<IResult> SignInAsync(HttpContext context, PasskeyAccount passkeys, AuditLog audit, SignInThrottle throttle, WorkspaceSeats seats,
        [FromForm] string? credential, [FromForm] bool? remember, [FromForm] string? returnUrl)
    {
        if (!throttle.TryBegin(context))
            return Refused(context, AccountErrors.LockedOut);
        if (await passkeys.SignInAsync(credential ?? "", remember == true) is not { } admin)
            return Refused(context, AccountErrors.PasskeyRefused);
        throttle.Succeeded(context);
        var places = await seats.OpenAsync(admin.Id);
        await audit.RecordAsync(places[0].Id, AccountEndpoints.Actor(context, admin), "session.begun", admin.Email, "by passkey");
        return Done(WorkspaceEndpoints.After(places, returnUrl));
    }

    /// <summary>Whoever is signed in shows once more that it is them, before something that asks for it.</summary>
    private static async Task<IResult> ProveAsync(HttpContext context, PasskeyAccount passkeys, UserManager<Admin> users, StaffSessions sessions, SignInThrottle throttle, [FromForm] string? credential)
    {
        if (await users.GetUserAsync(context.User) is not { } admin || SessionKeys.Of(context.User) is not { } session)
            return Refused(context, AccountErrors.Expired);
        if (!throttle.TryBegin(context))
            return Refused(context, AccountErrors.LockedOut);
        if (!await passkeys.ProvesAsync(admin, credential ?? ""))
            return Refused(context, AccountErrors.PasskeyRefused);
        throttle.Succeeded(context);
        await sessions.ProveAsync(session);
        return Results.Json(new { });
    }

    private static async Task<IResult> BeginAsync(HttpContext context, PasskeyAccount passkeys, UserManager<Admin> users, SignInThrottle throttle, [FromForm] string? passkeyPassword)
    {
        if (await users.GetUserAsync(context.User) is not { } admin)
            return Refused(context, AccountErrors.Expired);
        if (!throttle.TryBegin(context))
            return Refused(context, AccountErrors.LockedOut);
        if (await passkeys.CheckMayAddAsync(context, admin, passkeyPassword) is { } error)
            return Refused(context, error);
        throttle.Succeeded(context);
        return Options(await passkeys.CreationOptionsAsync(admin));
    }

    private static async Task<IResult> AddAsync(HttpContext context, PasskeyAccount passkeys, UserManager<Admin> users, AuditLog audit, [FromForm] string? credential, [FromForm] string? name)
    {
        if (await users.GetUserAsync(context.User) is not { } admin || Staff.Of(context.User) is not { } staff)
            return Refused(context, AccountErrors.Expired);
        if (await passkeys.AddAsync(admin, credential ?? "", name ?? "") is { } error)
            return Refused(context, error);
        await audit.RecordAsync(staff.Workspace, AccountEndpoints.Actor(context, admin), "passkey.added", admin.Email, name!.Trim());
        return Done($"{Page}?done=passkey-added");
    }

    private static Task<IResult> RenameAsync(HttpContext context, AccountSteps steps, PasskeyShelf shelf, [FromForm] long? id, [FromForm] string? name) =>
        steps.RunAsync(context, "passkeys", "passkey-renamed", "passkey.renamed", async (_, admin) => (await shelf.RenameAsync(admin.Id, id ?? 0, name ?? ""))?.Code);

    private static Task<IResult> RemoveAsync(HttpContext context, AccountSteps steps, PasskeyShelf shelf, [FromForm] long? id) =>
        steps.RunAsync(context, "passkeys", "passkey-removed", "passkey.removed", async (_, admin) => await shelf.RemoveAsync(admin.Id, id ?? 0) is null ? PasskeyErrors.NotFound.Code : null);

    private static IResult Options(string json) => Results.Text(json, "application/json");

    private static IResult Done(string to) => Results.Json(new { to });

    /// <summary>passkey.js shows the words on the page.</summary>
    private static IResult Refused(HttpContext context, string code) =>
        Results.Json(new { error = AccountErrors.Words(code, context.RequestServices.GetRequiredService<Localizer>()) }, statusCode: StatusCodes.Status400BadRequest);
}
