using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TelegramAdmin.Sandbox.MtProto.Writing;

/// <summary>A text with what Telegram finds in it: links, names, hashtags. The first line of a longer one is bold.</summary>
internal static partial class FormattedTextWriter
{
    public static JsonObject Write(string text)
    {
        var entities = new JsonArray();
        if (text.IndexOf("\n\n", StringComparison.Ordinal) is > 0 and var end)
            entities.Add(Entity(0, end, "textEntityTypeBold"));
        foreach (Match found in Marks().Matches(text))
            entities.Add(Entity(found.Index, found.Length, TypeOf(found.ValueSpan[0])));
        return new JsonObject { ["@type"] = "formattedText", ["text"] = text, ["entities"] = entities };
    }

    private static string TypeOf(char first) => first switch
    {
        '@' => "textEntityTypeMention",
        '#' => "textEntityTypeHashtag",
        _ => "textEntityTypeUrl",
    };

    private static JsonObject Entity(int offset, int length, string type) => new()
    {
        ["@type"] = "textEntity", ["offset"] = offset, ["length"] = length, ["type"] = new JsonObject { ["@type"] = type },
    };

    [GeneratedRegex(@"https?://[^\s]+[^\s.,)!?]|t\.me/[^\s]+[^\s.,)!?]|(?<![\w/])@[A-Za-z]\w{3,31}|(?<!\w)#\w+", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Marks();
}
