using TelegramAdmin.Core.Access;

namespace TelegramAdmin.Auth;

/// <summary>What is about the server itself, and not about one workspace, is for members of the first one.</summary>
internal static class ServerStaff
{
    /// <summary>Refuses members of other workspaces, whatever their role there.</summary>
    public static async ValueTask<Staff> RequireAtHomeAsync(this StaffSession session, AdminRole atLeast)
    {
        var staff = await session.RequireAsync(atLeast);
        return staff.IsAtHome ? staff : throw new UnauthorizedAccessException("This is about the server, and for members of the first workspace.");
    }
}
