using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Auth;

/// <summary>
/// What Telegram tells a Mini App about who opened it, once its signature was checked by the bot's token
/// (core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app).
/// </summary>
internal sealed record TelegramSignInData(long UserId, string Name, DateTimeOffset SignedAt, string Hash)
{
    private const int Longest = 8192;
    private const int LongestName = 200;

    public static Result<TelegramSignInData> Read(string? text, BotToken token)
    {
        if (string.IsNullOrEmpty(text))
            return TelegramSignInErrors.NoData;
        if (text.Length > Longest || Split(text) is not { } fields || !fields.TryGetValue("hash", out var hash) || !IsSigned(fields, hash, token))
            return TelegramSignInErrors.NotSigned;
        // From here on it is Telegram's own; what cannot be read is of no use all the same.
        return Seconds(fields) is { } signedAt && Person(fields) is { } person
            ? new TelegramSignInData(person.Id, person.Name, signedAt, hash)
            : TelegramSignInErrors.NotSigned;
    }

    /// <summary>Null where a name stands twice, or a value could be taken for two lines of what is signed.</summary>
    private static Dictionary<string, string>? Split(string text)
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
        return fields;
    }

    private static bool IsSigned(Dictionary<string, string> fields, string hash, BotToken token)
    {
        var lines = fields.Where(f => f.Key != "hash").OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}={f.Value}");
        var key = HMACSHA256.HashData("WebAppData"u8, Encoding.UTF8.GetBytes(token.Reveal()));
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Join('\n', lines))));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(hash));
    }

    private static DateTimeOffset? Seconds(Dictionary<string, string> fields) =>
        long.TryParse(fields.GetValueOrDefault("auth_date"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static (long Id, string Name)? Person(Dictionary<string, string> fields)
    {
        try
        {
            using var user = JsonDocument.Parse(fields.GetValueOrDefault("user", ""));
            var isPerson = user.RootElement is { ValueKind: JsonValueKind.Object } root && !(root.TryGetProperty("is_bot", out var bot) && bot.ValueKind == JsonValueKind.True);
            return isPerson && user.RootElement.TryGetProperty("id", out var id) && id.TryGetInt64(out var number) ? (number, NameOf(user.RootElement)) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string NameOf(JsonElement user)
    {
        var name = Word(user, "username") is { } username ? $"@{username}" : $"{Word(user, "first_name")} {Word(user, "last_name")}".Trim();
        return name.Length <= LongestName ? name : name[..LongestName];
    }

    private static string? Word(JsonElement user, string name) =>
        user.TryGetProperty(name, out var word) && word.ValueKind == JsonValueKind.String ? word.GetString() : null;

    // As URLSearchParams reads it, by which Telegram's own script does.
    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
