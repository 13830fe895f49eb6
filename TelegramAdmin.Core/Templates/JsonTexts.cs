using System.Text.Json;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Templates;

/// <summary>JSON can name by its escapes what no text may hold.</summary>
internal static class JsonTexts
{
    /// <summary>Without zero characters and halves of characters, in names and in values.</summary>
    public static bool AreWhole(JsonElement element)
    {
        try
        {
            return IsWhole(element);
        }
        catch (InvalidOperationException)
        {
            return false; // Half of a character cannot even be read.
        }
    }

    private static bool IsWhole(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => ShortText.IsWhole(element.GetString()!),
        JsonValueKind.Object => element.EnumerateObject().All(p => ShortText.IsWhole(p.Name) && IsWhole(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(IsWhole),
        _ => true,
    };
}
