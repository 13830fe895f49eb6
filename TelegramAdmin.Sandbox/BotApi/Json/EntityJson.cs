using System.Text.Json;
using TelegramAdmin.Sandbox.State;

namespace TelegramAdmin.Sandbox.BotApi.Json;

/// <summary>Writes arrays of MessageEntity.</summary>
internal static class EntityJson
{
    public static void Write(Utf8JsonWriter json, World world, string field, IReadOnlyList<TextEntity> entities)
    {
        if (entities.Count == 0) return;
        json.WriteStartArray(field);
        foreach (var entity in entities) Write(json, world, entity);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, World world, TextEntity entity)
    {
        json.WriteStartObject();
        json.WriteNumber("offset", entity.Offset);
        json.WriteNumber("length", entity.Length);
        json.WriteString("type", entity.Type);
        if (entity.Url is not null) json.WriteString("url", entity.Url);
        if (entity.Language is not null) json.WriteString("language", entity.Language);
        if (entity.CustomEmojiId is not null) json.WriteString("custom_emoji_id", entity.CustomEmojiId);
        if (entity.UserId is { } id)
        {
            json.WritePropertyName("user");
            UserJson.Write(json, world, id);
        }

        json.WriteEndObject();
    }
}
