using System.Text.Json;

namespace TelegramAdmin.Features.Conversations.Thread;

/// <summary>Reads the buttons under a message; whatever is not as Telegram describes it counts as no buttons (core.telegram.org/bots/api#inlinekeyboardmarkup).</summary>
public static class Keyboard
{
    public static IReadOnlyList<IReadOnlyList<KeyboardButton>> Read(string? json)
    {
        if (json is null)
            return [];
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var rows = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("inline_keyboard", out var inner) ? inner : root;
            return [.. Items(rows).Select(row => (IReadOnlyList<KeyboardButton>)[.. Items(row).Select(Button)]).Where(row => row.Count > 0)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>What stands on the button that sends this.</summary>
    public static string? LabelOf(string? json, string data) => Read(json).SelectMany(row => row).FirstOrDefault(button => button.Data == data)?.Text;

    private static IEnumerable<JsonElement> Items(JsonElement array) => array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : [];

    private static KeyboardButton Button(JsonElement button) => new(Text(button, "text") ?? "", Text(button, "callback_data"), Text(button, "url"));

    private static string? Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

public sealed record KeyboardButton(string Text, string? Data, string? Url);
