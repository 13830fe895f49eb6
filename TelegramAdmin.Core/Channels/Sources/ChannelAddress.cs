using System.Text.RegularExpressions;

namespace TelegramAdmin.Core.Channels.Sources;

/// <summary>How a channel is named: <c>@name</c>, <c>t.me/name</c>, a link to one of its posts, or an invite (<c>t.me/+hash</c>).</summary>
/// <param name="Value">The name without the @, or the hash of the invite.</param>
public sealed partial record ChannelAddress(string Value, bool IsInvite)
{
    public string Link => IsInvite ? $"https://t.me/+{Value}" : $"https://t.me/{Value}";

    /// <summary>Reads what somebody typed or pasted; null for anything else.</summary>
    public static ChannelAddress? Read(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (Invite().Match(text) is { Success: true } invite)
            return new ChannelAddress(invite.Groups[1].Value, IsInvite: true);
        if (Name().Match(text) is { Success: true } name && !Reserved.Contains(name.Groups[1].Value))
            return new ChannelAddress(name.Groups[1].Value, IsInvite: false);
        return null;
    }

    // First parts of t.me links that are no names.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "joinchat", "addstickers", "addemoji", "addtheme", "share", "socks", "proxy", "login", "confirmphone", "setlanguage", "invoice", "addlist", "giftcode", "boost", "nft",
    };

    // Usernames: 4 (bought ones) to 32 letters, digits and underscores, beginning with a letter.
    [GeneratedRegex(@"^(?:@|(?:https?://)?(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)/(?:s/)?|tg://resolve\?domain=)?([A-Za-z][A-Za-z0-9_]{3,31})(?:/\d+)?/?(?:[?&#].*)?$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Name();

    [GeneratedRegex(@"^(?:(?:https?://)?(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)/(?:\+|joinchat/)|tg://join\?invite=)([A-Za-z0-9_-]{10,40})/?(?:[?#].*)?$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Invite();
}
