using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace TelegramAdmin.Core.Gateway.Calls;

/// <summary>What became of JSON from outside.</summary>
public enum JsonReading
{
    Sound,

    /// <summary>It is no JSON, or nested deeper than anything takes.</summary>
    Unreadable,

    /// <summary>A string or a name in it is no text: it is not UTF-8, or half a character.</summary>
    NotText,
}

/// <summary>
/// Text and JSON from outside, checked once at the door: what passes can be written to every database and sent to Telegram. JSON is copied into
/// nodes, because System.Text.Json would find halves of characters only when it writes them.
/// </summary>
public static class OutsideJson
{
    /// <summary>One parameter. Within the object of all of them it stays below the 64 levels up to which JSON is read anywhere.</summary>
    public const int DeepestValue = 62;

    /// <summary>An object of parameters.</summary>
    public const int DeepestBody = DeepestValue + 1;

    /// <param name="node">Null also where the JSON is <c>null</c>.</param>
    public static JsonReading Read(ReadOnlySpan<byte> json, int deepest, out JsonNode? node)
    {
        node = null;
        if (!Utf8.IsValid(json))
            return JsonReading.NotText;
        try
        {
            node = Copy(JsonElement.Parse(json, new JsonDocumentOptions { MaxDepth = deepest }));
            return JsonReading.Sound;
        }
        catch (JsonException)
        {
            return JsonReading.Unreadable;
        }
        catch (InvalidOperationException) // So System.Text.Json names an escaped half of a character.
        {
            return JsonReading.NotText;
        }
    }

    public static JsonReading Read(string json, int deepest, out JsonNode? node)
    {
        node = null;
        return IsText(json) ? Read(Encoding.UTF8.GetBytes(json), deepest, out node) : JsonReading.NotText;
    }

    /// <summary>Whether it is whole characters.</summary>
    public static bool IsText(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\uD800', '\uDFFF') is var at and >= 0)
        {
            if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
                return false;
            text = text[(at + 2)..];
        }
        return true;
    }

    /// <summary>Without U+0000, which PostgreSQL keeps in no column and Telegram shows to nobody.</summary>
    public static string Storable(string text) => text.Replace("\0", "", StringComparison.Ordinal);

    private static JsonNode? Copy(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => CopyObject(element),
        JsonValueKind.Array => new JsonArray([.. element.EnumerateArray().Select(Copy)]),
        JsonValueKind.String => JsonValue.Create(Storable(element.GetString()!)),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(element),
    };

    private static JsonObject CopyObject(JsonElement element)
    {
        var copy = new JsonObject();
        foreach (var property in element.EnumerateObject())
        {
            var name = Storable(property.Name);
            if (!copy.ContainsKey(name)) // The first of a name counts, as at Telegram.
                copy[name] = Copy(property.Value);
        }
        return copy;
    }
}
