using Microsoft.AspNetCore.Identity;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Sessions;
using TelegramAdmin.Features.Account;

namespace TelegramAdmin.Auth;

/// <summary>
/// Before a form of the security page that opens the account for good: whoever signed in a while ago, or by Telegram's word alone, shows the
/// password once more. Given rightly it counts as any fresh proof does.
/// </summary>
internal sealed class PasswordAgain(UserManager<Admin> users, StaffSessions sessions, SandboxOwner pretended)
{
    /// <summary>Whether the forms have to ask for it.</summary>
    public async Task<bool> IsAskedAsync(HttpContext context, Admin admin) => !await sessions.IsFreshAsync(context.User) && !pretended.Is(admin);

    /// <returns>A code of <see cref="AccountErrors"/>; null where nothing stands against it.</returns>
    public async Task<string?> CheckAsync(HttpContext context, Admin admin, string? password)
    {
        if (!await IsAskedAsync(context, admin))
            return null;
        if (!await users.CheckPasswordAsync(admin, password ?? ""))
            return AccountErrors.WrongPassword;
        if (SessionKeys.Of(context.User) is { } session)
            await sessions.ProveAsync(session);
        return null;
    }
}
