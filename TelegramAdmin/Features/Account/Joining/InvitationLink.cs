using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access.Inviting;

namespace TelegramAdmin.Features.Account.Joining;

/// <summary>Where an invitation leads, and what whoever comes by one reads; guessing is slowed like guessing passwords.</summary>
internal sealed class InvitationLink(InvitationBook book, SignInThrottle throttle)
{
    public const string Page = "/invitation";

    public static string To(string token) => $"{Page}?token={Uri.EscapeDataString(token)}";

    public async Task<InvitationView?> ReadAsync(HttpContext context, string? token)
    {
        if (!throttle.TryBegin(context) || await book.FindAsync(token) is not { } invitation)
            return null;
        throttle.Succeeded(context);
        return invitation;
    }
}
