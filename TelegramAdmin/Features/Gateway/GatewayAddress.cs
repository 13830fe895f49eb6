using System.Globalization;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Gateway;

/// <summary>
/// What <c>/bot{key}/{method}</c> and <c>/file/bot{key}/{path}</c> say. Where a key serves several bots, or a library wants the shape of a
/// token, the bot's number and a colon stand before the key.
/// </summary>
/// <param name="Key">Null where it cannot be one of ours.</param>
/// <param name="Rest">The method, or the path of the file.</param>
internal readonly record struct GatewayAddress(bool IsFile, BotId? Bot, string? Key, string Rest)
{
    private const string MethodPrefix = "/bot";
    private const string FilePrefix = "/file/bot";
    private const string KeyPrefix = "tga_";

    /// <returns>False where the address belongs to another part of the product.</returns>
    public static bool TryRead(string path, out GatewayAddress address)
    {
        address = default;
        var isFile = path.StartsWith(FilePrefix, StringComparison.Ordinal);
        if (!isFile && !path.StartsWith(MethodPrefix, StringComparison.Ordinal))
            return false;
        var start = isFile ? FilePrefix.Length : MethodPrefix.Length;
        var slash = path.IndexOf('/', start);
        if (slash < start)
            return false;
        var (bot, key) = TokenOf(path[start..slash]);
        address = new GatewayAddress(isFile, bot, key, path[(slash + 1)..]);
        return true;
    }

    /// <summary>
    /// Whether the gateway answers it: what it can read, and what was meant to be, with a key in it. That must not come to the pages, which
    /// would send the caller to sign in with the key in the address.
    /// </summary>
    public static bool Concerns(string path) => TryRead(path, out _) || IsMiswritten(path);

    private static bool IsMiswritten(string path)
    {
        if (!path.Contains(KeyPrefix, StringComparison.OrdinalIgnoreCase))
            return false;
        var rest = path.AsSpan().TrimStart('/');
        if (rest.StartsWith("file/", StringComparison.OrdinalIgnoreCase))
            rest = rest["file/".Length..].TrimStart('/');
        return rest.StartsWith("bot", StringComparison.OrdinalIgnoreCase);
    }

    private static (BotId? Bot, string? Key) TokenOf(string token)
    {
        var colon = token.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return (null, token.StartsWith(KeyPrefix, StringComparison.Ordinal) ? token : null);
        var isNumber = long.TryParse(token.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var bot);
        return isNumber ? (new BotId(bot), token[(colon + 1)..]) : (null, null);
    }
}
