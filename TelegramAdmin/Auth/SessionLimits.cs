using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using TelegramAdmin.Core.Access.Sessions;

namespace TelegramAdmin.Auth;

/// <summary>How long a session lasts: twelve hours without use, or thirty days where its person asked to stay signed in; never longer than those thirty.</summary>
internal static class SessionLimits
{
    public static readonly TimeSpan Idle = StaffSessions.Idle;
    public static readonly TimeSpan Remembered = StaffSessions.Longest;

    /// <summary>Within so long of signing in nobody is asked for the password again.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private const string BegunAt = "begun";

    public static void Apply(CookieAuthenticationOptions cookie)
    {
        cookie.ExpireTimeSpan = Idle;
        cookie.SlidingExpiration = true;
        cookie.Events.OnSigningIn = async context =>
        {
            var now = context.Options.TimeProvider!.GetUtcNow();
            context.Properties.Items.TryAdd(BegunAt, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
            if (context.Properties.IsPersistent)
                context.Properties.ExpiresUtc = now + Remembered;
            await SessionKeys.BeginAsync(context);
        };
        cookie.Events.OnValidatePrincipal = async context =>
        {
            if (HasEnded(context) || !await SessionKeys.HoldsAsync(context))
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(context.Scheme.Name);
            }
            else
            {
                await SecurityStampValidator.ValidatePrincipalAsync(context);
                SessionKeys.Mark(context);
            }
        };
    }

    /// <summary>Whether the person of this session showed the password or a passkey just now; what Telegram vouched for is not enough.</summary>
    public static bool IsFresh(AuthenticationProperties session, DateTimeOffset now) => TelegramSession.AccountOf(session) is null && BegunOf(session) is { } begun && now - begun <= Fresh;

    /// <inheritdoc cref="IsFresh"/>
    public static async Task<bool> IsFreshAsync(HttpContext context, DateTimeOffset now) =>
        (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties is { } session && IsFresh(session, now);

    private static bool HasEnded(CookieValidatePrincipalContext context) =>
        BegunOf(context.Properties) is not { } begun || context.Options.TimeProvider!.GetUtcNow() - begun > Remembered;

    private static DateTimeOffset? BegunOf(AuthenticationProperties session) =>
        session.Items.TryGetValue(BegunAt, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var begun) ? DateTimeOffset.FromUnixTimeSeconds(begun) : null;
}
