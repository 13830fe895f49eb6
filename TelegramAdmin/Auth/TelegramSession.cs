using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Auth;

/// <summary>
/// A session that began inside Telegram. It knows by which Telegram account, ends with the link to that account, may be shown in Telegram's
/// frame, and counts for no proof of the password.
/// </summary>
internal static class TelegramSession
{
    /// <summary>Telegram signs a reader in each time they open the page, so that there is no need for more.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(2);

    private const string Account = "telegram";

    private static readonly object Marker = new();

    public static AuthenticationProperties Begin(long telegramUserId) => new(new Dictionary<string, string?> { [Account] = Text(telegramUserId) });

    public static Claim ClaimOf(long telegramUserId) => new(Account, Text(telegramUserId));

    /// <summary>Null for a session that began elsewhere.</summary>
    public static long? AccountOf(AuthenticationProperties session) => session.Items.TryGetValue(Account, out var text) ? Number(text) : null;

    /// <summary>Whether its link is still there; true for every other session.</summary>
    public static async Task<bool> HoldsAsync(IDatabase database, ClaimsPrincipal? person)
    {
        if (person?.FindFirstValue(Account) is not { } text)
            return true;
        await using var db = database.ReadAll();
        return Number(person.FindFirstValue(ClaimTypes.NameIdentifier)) is { } admin && Number(text) is { } account
            && await db.StaffLinks.AnyAsync(l => l.AdminId == admin && l.TelegramUserId == account);
    }

    extension(HttpContext context)
    {
        /// <summary>Whether this answer is for a reader inside Telegram: its first page, or any page of a session that began there.</summary>
        public bool IsInTelegram => context.User.HasClaim(claim => claim.Type == Account) || context.Request.Path == BrowserLink.AppPath;

        /// <summary>Whether the session of this request is one of Telegram's, as its cookie has to know before anybody is signed in.</summary>
        public bool HasTelegramSession
        {
            get => context.Items.ContainsKey(Marker);
            set
            {
                if (value)
                    context.Items[Marker] = true;
                else
                    context.Items.Remove(Marker);
            }
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
