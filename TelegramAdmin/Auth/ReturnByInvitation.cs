using Microsoft.AspNetCore.Identity;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Inviting;
using TelegramAdmin.Core.Access.Tenancy;

namespace TelegramAdmin.Auth;

/// <summary>Lets somebody back in who has an account and works nowhere any more: they cannot sign in to accept an invitation, so its form takes their password.</summary>
internal sealed class ReturnByInvitation(UserManager<Admin> users, WorkspaceSeats seats, AcceptInvitation accept)
{
    /// <returns>Whether they work where the invitation leads now. Wrong passwords lock the account, as at the door.</returns>
    public async Task<bool> RunAsync(string? token, string email, string password, string? address)
    {
        if (await users.FindByEmailAsync(email.Trim()) is not { IsDisabled: false } admin || await users.IsLockedOutAsync(admin) || (await seats.OpenAsync(admin.Id)).Count > 0)
            return false;
        if (await users.CheckPasswordAsync(admin, password))
            return await accept.AsMemberAsync(token, admin, address) is null;
        await users.AccessFailedAsync(admin);
        return false;
    }
}
