using System.Globalization;
using System.Text.Json;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Auth;

/// <summary>
/// What Telegram tells a Mini App about who opened it, once two signatures were checked: by the bot's token, and by Telegram's own key, because
/// whoever adds a bot knows its token and could say anything with it.
/// </summary>
/// <param name="Mark">Of what Telegram signed, so that it is used once.</param>
internal sealed record TelegramSignInData(long UserId, string Name, DateTimeOffset SignedAt, string Mark)
{
    private const int Longest = 8192;
    private const int LongestName = 200;

    public static Result<TelegramSignInData> Read(string? text, BotToken token, TelegramKey key)
    {
        if (string.IsNullOrEmpty(text))
            return TelegramSignInErrors.NoData;
        if (text.Length > Longest || SignedFields.Read(text) is not { } fields || !fields.AreSignedBy(token) || !fields.AreSignedBy(key, token.BotId))
            return TelegramSignInErrors.NotSigned;
        // From here on it is Telegram's own; what cannot be read is of no use all the same.
        return Seconds(fields["auth_date"]) is { } signedAt && Person(fields["user"]) is { } person
            ? new TelegramSignInData(person.Id, person.Name, signedAt, fields.Mark(token.BotId))
            : TelegramSignInErrors.NotSigned;
    }

    private static DateTimeOffset? Seconds(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static (long Id, string Name)? Person(string text)
    {
        try
        {
            using var user = JsonDocument.Parse(text);
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
}
