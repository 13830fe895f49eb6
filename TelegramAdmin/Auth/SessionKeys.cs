using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using TelegramAdmin.Core.Access.Sessions;
using TelegramAdmin.Core.Security;

namespace TelegramAdmin.Auth;

/// <summary>Ties each session's cookie to its row, so that it is listed and can be ended by itself.</summary>
internal static class SessionKeys
{
    /// <summary>Holds the key's hash, for pages that are open.</summary>
    private const string Claim = "session";

    private const string Key = "key";

    /// <summary>The present session of a person; null for one who is signed out.</summary>
    public static string? Of(ClaimsPrincipal person) => person.FindFirstValue(Claim);

    /// <summary>A new session gets a key and a row; one that is only renewed keeps both.</summary>
    public static async Task BeginAsync(CookieSigningInContext context)
    {
        if (HashOf(context.Properties) is not null || Staff.Of(context.Principal!) is not { } staff)
            return;
        var sessions = context.HttpContext.RequestServices.GetRequiredService<StaffSessions>();
        // Whoever signs in again in the same browser leaves the session before.
        if (Of(context.HttpContext.User) is { } former)
            await sessions.EndAsync(former);
        var key = SecretProtector.NewSecret();
        context.Properties.Items[Key] = key;
        await sessions.BeginAsync(staff.AdminId, SecretProtector.HashOf(key), DeviceWords.Of(context.Request.Headers.UserAgent), AddressOf(context.HttpContext), context.Properties.IsPersistent, staff.Workspace, isProved: TelegramSession.AccountOf(context.Properties) is null);
    }

    /// <summary>Whether the person of a session showed the password, a code or a passkey just now; what Telegram vouched for is not enough.</summary>
    public static async Task<bool> IsFreshAsync(this StaffSessions sessions, ClaimsPrincipal person) => Of(person) is { } session && await sessions.IsFreshAsync(session);

    /// <summary>Whether nobody ended it.</summary>
    public static async Task<bool> HoldsAsync(CookieValidatePrincipalContext context) =>
        HashOf(context.Properties) is { } hash && Staff.Of(context.Principal!) is { } staff
        && await context.HttpContext.RequestServices.GetRequiredService<StaffSessions>().HoldsAsync(hash, staff.AdminId, AddressOf(context.HttpContext));

    /// <summary>Pages learn which session they belong to; comparing with the account makes the person anew, without it.</summary>
    public static void Mark(CookieValidatePrincipalContext context)
    {
        if (context.Principal?.Identity is ClaimsIdentity identity && !identity.HasClaim(c => c.Type == Claim) && HashOf(context.Properties) is { } hash)
            identity.AddClaim(new System.Security.Claims.Claim(Claim, hash));
    }

    private static string? HashOf(AuthenticationProperties properties) => properties.Items.TryGetValue(Key, out var key) && key is not null ? SecretProtector.HashOf(key) : null;

    private static string? AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString();
}
