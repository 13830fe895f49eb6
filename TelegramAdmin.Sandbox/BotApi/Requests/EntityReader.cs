using System.Text.Json;

namespace TelegramAdmin.Sandbox.BotApi.Requests;

/// <summary>Reads arrays of MessageEntity.</summary>
internal static class EntityReader
{
    public static List<TextEntity> Read(JsonElement? entities, int textLength)
    {
        if (entities is not { ValueKind: JsonValueKind.Array } array) return [];
        var read = array.EnumerateArray().Select(entity => Read(entity)).ToList();
        foreach (var entity in read) Check(entity, textLength);
        return read;
    }

    private static TextEntity Read(JsonElement entity)
    {
        if (entity.ValueKind != JsonValueKind.Object) throw Unparsable("expected an Object");
        if (!entity.TryGetProperty("type", out var type)) throw Unparsable("Type is not specified");
        return new TextEntity(type.GetString() ?? "", Integer(entity, "offset"), Integer(entity, "length"))
        {
            Url = String(entity, "url"),
            Language = String(entity, "language"),
            CustomEmojiId = String(entity, "custom_emoji_id"),
            UserId = entity.TryGetProperty("user", out var user) && user.TryGetProperty("id", out var id) ? id.GetInt64() : null,
        };
    }

    private static void Check(TextEntity entity, int textLength)
    {
        if (entity.Offset < 0 || entity.Offset > textLength)
            throw ApiException.BadRequest($"entity beginning at offset {entity.Offset} is out of the message text");
        if (entity.Length < 0 || entity.Offset + entity.Length > textLength)
            throw ApiException.BadRequest($"entity begins at offset {entity.Offset} and ends after the end of the text");
    }

    private static int Integer(JsonElement entity, string name) =>
        entity.TryGetProperty(name, out var value) && value.TryGetInt32(out var number)
            ? number
            : throw Unparsable($"Can't find field \"{name}\"");

    private static string? String(JsonElement entity, string name) =>
        entity.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static ApiException Unparsable(string why) => ApiException.BadRequest($"can't parse MessageEntity: {why}");
}
