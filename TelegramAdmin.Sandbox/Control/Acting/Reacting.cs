using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Json;
using TelegramAdmin.Sandbox.Control.Watching;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.Updates;

namespace TelegramAdmin.Sandbox.Control.Acting;

/// <summary>People react to messages. The caller holds the world's lock.</summary>
internal static class Reacting
{
    public static void Set(World world, Person person, Chat chat, int messageId, IReadOnlyList<string> emoji)
    {
        var message = chat.Log.Find(messageId)
            ?? throw new ArgumentException($"There is no message {messageId} here.", nameof(messageId));
        message.Reactions ??= [];
        var before = message.Reactions.GetValueOrDefault(person.Id, []);
        var after = emoji.Select(one => JsonSerializer.Serialize(new { type = "emoji", emoji = one }, PageJson.Options)).ToList();
        if (after.Count == 0) message.Reactions.Remove(person.Id);
        else message.Reactions[person.Id] = after;
        foreach (var bot in world.BotsIn(chat))
            world.Post(bot, "message_reaction", chat.Id, json => Write(json, world, chat, person, messageId, before, after));
        world.Tell(chat, message);
    }

    private static void Write(
        Utf8JsonWriter json, World world, Chat chat, Person person, int messageId, List<string> before, List<string> after)
    {
        json.WriteStartObject();
        json.WritePropertyName("chat");
        ChatJson.Write(json, chat);
        json.WriteNumber("message_id", messageId);
        json.WritePropertyName("user");
        UserJson.Write(json, person);
        json.WriteNumber("date", world.Now);
        WriteList(json, "old_reaction", before);
        WriteList(json, "new_reaction", after);
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string field, List<string> reactions)
    {
        json.WriteStartArray(field);
        foreach (var reaction in reactions) json.WriteRawValue(reaction);
        json.WriteEndArray();
    }
}
