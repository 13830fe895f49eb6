using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.BotApi;

/// <summary>A bot's token as BotFather gives it: the bot's number, a colon, a secret. Prints without its secret, so that it cannot leak into a log.</summary>
public sealed record BotToken
{
    private readonly string _secretText;

    private BotToken(BotId botId, string text) => (BotId, _secretText) = (botId, text);

    public BotId BotId { get; }

    /// <summary>The whole token. Only for the request to Telegram and for encrypted storage.</summary>
    public string Reveal() => _secretText;

    public override string ToString() => $"{BotId}:…";

    public static bool TryParse(string? text, [NotNullWhen(true)] out BotToken? token)
    {
        token = null;
        var trimmed = text?.Trim() ?? "";
        var colon = trimmed.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 1 or > 18 || trimmed.Length is < 3 or > 256)
            return false;
        if (!long.TryParse(trimmed.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id == 0)
            return false;
        var secret = trimmed.AsSpan(colon + 1);
        if (secret.IsEmpty || secret.ContainsAnyExcept(SecretCharacters))
            return false;
        token = new BotToken(new BotId(id), trimmed);
        return true;
    }

    private static readonly System.Buffers.SearchValues<char> SecretCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");
}
