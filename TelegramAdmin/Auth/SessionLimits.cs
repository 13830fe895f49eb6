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
                context.HttpContext.WishedWorkspace = Staff.Of(context.Principal!)?.Workspace;
                await SecurityStampValidator.ValidatePrincipalAsync(context);
                SessionKeys.Mark(context);
            }
        };
    }

    private static bool HasEnded(CookieValidatePrincipalContext context) =>
        BegunOf(context.Properties) is not { } begun || context.Options.TimeProvider!.GetUtcNow() - begun > Remembered;

    private static DateTimeOffset? BegunOf(AuthenticationProperties session) =>
        session.Items.TryGetValue(BegunAt, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var begun) ? DateTimeOffset.FromUnixTimeSeconds(begun) : null;
}
