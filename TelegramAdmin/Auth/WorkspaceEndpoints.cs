using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Inviting;
using TelegramAdmin.Core.Access.Tenancy;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Account;
using TelegramAdmin.Features.Account.Joining;

namespace TelegramAdmin.Auth;

/// <summary>To another workspace, and into one by an invitation.</summary>
internal static class WorkspaceEndpoints
{
    /// <summary>Where whoever is in several chooses.</summary>
    public const string Choice = "/account/workspaces";

    /// <param name="open">What strangers may reach.</param>
    public static void MapWorkspaces(this IEndpointRouteBuilder app, IEndpointRouteBuilder open)
    {
        app.MapPost("/workspace", EnterAsync).RequireAuthorization();
        app.MapPost("/invitation/join", JoinAsync).RequireAuthorization();
        open.MapPost("/invitation", AcceptAsync);
    }

    /// <summary>Where signing in leads: to the choice for whoever is in several, but for those who come by an invitation.</summary>
    public static string After(IReadOnlyList<WorkspaceSeat> places, string? returnUrl)
    {
        var to = AccountEndpoints.Local(returnUrl);
        return places.Count > 1 && !to.StartsWith(InvitationLink.Page, StringComparison.Ordinal) ? $"{Choice}?returnUrl={Uri.EscapeDataString(to)}" : to;
    }

    private static async Task<IResult> EnterAsync(HttpContext context, SignInManager<Admin> signIn, EnterWorkspace enter, [FromForm] int? id, [FromForm] string? to)
    {
        if (await signIn.UserManager.GetUserAsync(context.User) is not { } admin)
            return Results.LocalRedirect("/account/sign-in");
        // Telegram said who opened this bot; that says nothing to another workspace, whose owners do not know the bot.
        if (context.IsInTelegram)
            return Results.LocalRedirect($"{Choice}?error={AccountErrors.StaysWithItsBot}");
        var workspace = new WorkspaceId(id ?? 0);
        if (!await enter.RunAsync(admin.Id, workspace, SessionKeys.Of(context.User)))
            return Results.LocalRedirect($"{Choice}?error={AccountErrors.WorkspaceClosed}");
        context.WishedWorkspace = workspace;
        await signIn.RefreshSignInAsync(admin);
        return Results.LocalRedirect(AccountEndpoints.Local(to));
    }

    private static async Task<IResult> AcceptAsync(HttpContext context, AcceptInvitation accept, ReturnByInvitation comeBack, AccountService account, SignInThrottle throttle,
        [FromForm] string? token, [FromForm] string? name, [FromForm] string? email, [FromForm] string? password)
    {
        if (!throttle.TryBegin(context))
            return Back(token, AccountErrors.LockedOut, name, email);
        var address = context.Connection.RemoteIpAddress?.ToString();
        var joined = await accept.AsNewAsync(token, name ?? "", email ?? "", password ?? "", address);
        if (joined.Failure is { } refused && !await comeBack.RunAsync(token, email ?? "", password ?? "", address))
            return Back(token, refused.Code, name, email);
        throttle.Succeeded(context);
        var (entered, _) = await account.PasswordAsync(email!.Trim(), password!, remember: false);
        return Results.LocalRedirect(entered.RequiresTwoFactor ? "/account/two-factor" : "/dashboard");
    }

    private static async Task<IResult> JoinAsync(HttpContext context, UserManager<Admin> users, AcceptInvitation accept, SignInThrottle throttle, [FromForm] string? token)
    {
        if (await users.GetUserAsync(context.User) is not { } admin)
            return Results.LocalRedirect("/account/sign-in");
        if (!throttle.TryBegin(context))
            return Back(token, AccountErrors.LockedOut);
        if (await accept.AsMemberAsync(token, admin, context.Connection.RemoteIpAddress?.ToString()) is { } refused)
            return Back(token, refused.Code);
        throttle.Succeeded(context);
        return Results.LocalRedirect(Choice);
    }

    private static IResult Back(string? token, string error, string? name = null, string? email = null) =>
        Results.LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"{InvitationLink.To(token ?? "")}&error={error}{Kept("name", name)}{Kept("email", email)}"));

    private static string Kept(string field, string? typed) => string.IsNullOrEmpty(typed) ? "" : $"&{field}={Uri.EscapeDataString(typed)}";
}
