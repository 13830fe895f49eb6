using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.State;

namespace TelegramAdmin.Sandbox.Control.Acting;

/// <summary>What Telegram tells a Mini App about who opened it, signed by its own key and by the bot's token (core.telegram.org/bots/webapps#webappinitdata).</summary>
internal static class WebAppLaunch
{
    /// <summary>As a query string; a Mini App finds it in its address behind <c>#tgWebAppData=</c>.</summary>
    public static string InitData(LaunchKey telegram, Bot bot, Person person, DateTimeOffset at)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["query_id"] = Convert.ToHexString(RandomNumberGenerator.GetBytes(12)),
            ["user"] = User(person),
            ["auth_date"] = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        };
        fields["signature"] = telegram.Sign(string.Create(CultureInfo.InvariantCulture, $"{bot.Id}:WebAppData\n{Lines(fields)}"));
        var key = HMACSHA256.HashData("WebAppData"u8, Encoding.UTF8.GetBytes(bot.Token));
        var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(Lines(fields)));
        return string.Join('&', fields.Append(new("hash", Convert.ToHexStringLower(hash))).Select(f => $"{f.Key}={Uri.EscapeDataString(f.Value)}"));
    }

    private static string Lines(SortedDictionary<string, string> fields) => string.Join('\n', fields.Select(f => $"{f.Key}={f.Value}"));

    private static string User(Person person)
    {
        var user = new JsonObject { ["id"] = person.Id, ["first_name"] = person.FirstName, ["last_name"] = person.LastName ?? "" };
        if (person.Username is { } username) user["username"] = username;
        user["language_code"] = person.LanguageCode;
        user["allows_write_to_pm"] = true;
        return user.ToJsonString(JsonSerializerOptions.Web);
    }
}
