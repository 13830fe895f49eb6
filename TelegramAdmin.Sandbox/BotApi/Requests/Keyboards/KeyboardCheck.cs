using System.Text.Json;

namespace TelegramAdmin.Sandbox.BotApi.Requests.Keyboards;

/// <summary>Refuses reply keyboards that Telegram refuses.</summary>
internal static class KeyboardCheck
{
    public static void Check(JsonElement keyboard)
    {
        if (keyboard.ValueKind != JsonValueKind.Array || keyboard.EnumerateArray().Any(row => row.ValueKind != JsonValueKind.Array))
            throw ApiException.BadRequest("field \"keyboard\" must be an Array of Arrays");
        foreach (var button in keyboard.EnumerateArray().SelectMany(row => row.EnumerateArray())) CheckButton(button);
    }

    private static void CheckButton(JsonElement button)
    {
        if (button.ValueKind == JsonValueKind.String) return;
        if (button.ValueKind != JsonValueKind.Object) throw Unparsable("KeyboardButton must be a String or an Object");
        if (!button.TryGetProperty("text", out var text)) throw Unparsable("Can't find field \"text\"");
        if (text.ValueKind != JsonValueKind.String) throw Unparsable("Field \"text\" must be of type String");
        if (string.IsNullOrEmpty(text.GetString())) throw ApiException.BadRequest("keyboard button text must be non-empty");
    }

    private static ApiException Unparsable(string why) => ApiException.BadRequest($"can't parse keyboard button: {why}");
}
