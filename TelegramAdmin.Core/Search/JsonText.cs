using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TelegramAdmin.Core.Search;

/// <summary>What people read in a stored JSON document or in Telegram's HTML.</summary>
public static partial class JsonText
{
    /// <summary>All texts below properties of these names, one on each line.</summary>
    public static string Of(string? json, params IReadOnlyList<string> names)
    {
        if (string.IsNullOrEmpty(json))
            return "";
        try
        {
            using var document = JsonDocument.Parse(json);
            return string.Join('\n', Texts(document.RootElement, names, isMeant: false));
        }
        catch (JsonException)
        {
            return "";
        }
    }

    public static string OfHtml(string html) => WebUtility.HtmlDecode(Tags().Replace(html, ""));

    private static IEnumerable<string> Texts(JsonElement element, IReadOnlyList<string> names, bool isMeant) => element.ValueKind switch
    {
        JsonValueKind.String when isMeant && element.GetString() is { Length: > 0 } text => [OfHtml(text)],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(e => Texts(e, names, isMeant)),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Texts(p.Value, names, isMeant || names.Contains(p.Name, StringComparer.OrdinalIgnoreCase))),
        _ => [],
    };

    [GeneratedRegex("<[^<>]{1,200}>", RegexOptions.None, 500)]
    private static partial Regex Tags();
}
