using System.Globalization;
using TelegramAdmin.Components.Marks;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Conversations.Reading;

namespace TelegramAdmin.Features.Settings.Keys;

/// <summary>What a key is, in words.</summary>
internal static class KeyWords
{
    public static (string Word, Tone Tone) State(ApiKeyView view) => view.State switch
    {
        ApiKeyState.Revoked => ("revoked", Tone.Mute),
        ApiKeyState.Expired => ("expired", Tone.Warn),
        _ => ("active", Tone.Ok),
    };

    public static string Bots(ApiKeyView view, IReadOnlyList<InboxBot> known, Localizer words) => view.Bots switch
    {
        null => words["every bot"],
        [var one] => known.FirstOrDefault(b => b.Id == one) is { } bot ? "@" + bot.Username : one.ToString(),
        { } some => words.Count(some.Count, "{0} bot", "{0} bots"),
    };

    public static string Scopes(ApiKeyView view) => view.Scopes.HasFlag(ApiScopes.Admin) ? "admin" : view.Key.Scopes.Replace(" ", ", ", StringComparison.Ordinal);

    public static string Rate(ApiKey key) => key.RatePerSecond is { } rate ? string.Create(CultureInfo.CurrentCulture, $"{rate:N0}/s") : "no limit";

    /// <summary>A command that works with this key as it is; null where its scopes read and send nothing.</summary>
    public static string? Curl(Uri url, string key, ApiScopes scopes)
    {
        var address = $"{url.AbsoluteUri.TrimEnd('/')}/api/v1";
        if (Has(ApiScopes.MessagesSend))
            return $$"""curl -X POST {{address}}/send -H "Authorization: Bearer {{key}}" -H "Content-Type: application/json" -d '{"chat_id": 123456789, "text": "Hello"}'""";
        var path = Has(ApiScopes.UsersRead) ? "users" : Has(ApiScopes.BotsManage) || Has(ApiScopes.MessagesRead) || Has(ApiScopes.StatsRead) ? "bots" : null;
        return path is null ? null : $"""curl {address}/{path} -H "Authorization: Bearer {key}" """.Trim();

        bool Has(ApiScopes scope) => scopes.HasFlag(ApiScopes.Admin) || scopes.HasFlag(scope);
    }
}
