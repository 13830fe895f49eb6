using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Json;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox.Updates;

/// <summary>my_chat_member and chat_member.</summary>
internal static class MemberUpdates
{
    public static void Post(World world, Bot bot, string kind, Chat chat, long userId, Membership before, Membership after) =>
        world.Post(bot, kind, chat.Id, json => Write(json, world, chat, userId, before, after));

    private static void Write(Utf8JsonWriter json, World world, Chat chat, long userId, Membership before, Membership after)
    {
        json.WriteStartObject();
        json.WritePropertyName("chat");
        ChatJson.Write(json, chat);
        json.WritePropertyName("from");
        // In a private chat the person acts and the bot is the member.
        UserJson.Write(json, world, chat is PrivateChat own ? own.Person.Id : userId);
        json.WriteNumber("date", world.Now);
        json.WritePropertyName("old_chat_member");
        MemberJson.Write(json, world, userId, before);
        json.WritePropertyName("new_chat_member");
        MemberJson.Write(json, world, userId, after);
        json.WriteEndObject();
    }
}
