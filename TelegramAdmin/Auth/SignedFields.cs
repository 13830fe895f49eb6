using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Auth;

/// <summary>What Telegram tells a Mini App, field by field, and who signed it.</summary>
internal sealed class SignedFields
{
    private const string Hash = "hash";
    private const string Signature = "signature";

    private readonly Dictionary<string, string> _fields;

    private SignedFields(Dictionary<string, string> fields) => _fields = fields;

    /// <summary>Empty where there is no such field.</summary>
    public string this[string name] => _fields.GetValueOrDefault(name, "");

    /// <summary>Null where a name stands twice, or a value could be taken for two lines of what is signed.</summary>
    public static SignedFields? Read(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text.Split('&'))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at < 1)
                return null;
            var (name, value) = (Decode(part[..at]), Decode(part[(at + 1)..]));
            if (name.Any(char.IsControl) || value.Any(char.IsControl) || name.Contains('=', StringComparison.Ordinal) || !fields.TryAdd(name, value))
                return null;
        }
        return new SignedFields(fields);
    }

    /// <summary>By whoever has the bot's token: Telegram, and all who administer the bot (core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app).</summary>
    public bool AreSignedBy(BotToken token)
    {
        var key = HMACSHA256.HashData("WebAppData"u8, Encoding.UTF8.GetBytes(token.Reveal()));
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(Lines(Hash))));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(this[Hash]));
    }

    /// <summary>By Telegram itself, for this bot.</summary>
    public bool AreSignedBy(TelegramKey key, BotId bot) => key.HasSigned(WhatTelegramSigns(bot), this[Signature]);

    /// <summary>The same for the same word of Telegram's, however it is written and whatever <c>hash</c> stands beside it.</summary>
    public string Mark(BotId bot) => Convert.ToHexStringLower(SHA256.HashData(WhatTelegramSigns(bot)));

    private byte[] WhatTelegramSigns(BotId bot) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{bot}:WebAppData\n{Lines(Hash, Signature)}"));

    private string Lines(params string[] without) =>
        string.Join('\n', _fields.Where(f => !without.Contains(f.Key)).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}={f.Value}"));

    // As URLSearchParams reads it, by which Telegram's own script does.
    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
