using System.Security.Cryptography;
using TelegramAdmin.Core.Bots;

namespace TelegramAdmin.Core.Credits.Sharing;

/// <summary>Codes that stand in links to a bot (core.telegram.org/bots/features#deep-linking).</summary>
internal static class ShareCode
{
    /// <summary>Without letters and digits that look alike.</summary>
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>Names somebody; known to many.</summary>
    public static string ForInvitation() => RandomNumberGenerator.GetString(Alphabet, 10);

    /// <summary>Worth credits to whoever has it, so nobody can guess it: 120 bits.</summary>
    public static string ForGift() => RandomNumberGenerator.GetString(Alphabet, 24);

    public static string Link(ActiveBot bot, string payload) => $"https://t.me/{bot.Username}?start={payload}";

    /// <summary>Opens Telegram's own list of chats to send a link to (core.telegram.org/widgets/share).</summary>
    public static string Share(string link, string text) => $"https://t.me/share/url?url={Uri.EscapeDataString(link)}&text={Uri.EscapeDataString(text)}";
}
