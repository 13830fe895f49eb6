using System.Text.Json;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox.BotApi.Json;

/// <summary>Writes Chat objects.</summary>
internal static class ChatJson
{
    public static void Write(Utf8JsonWriter json, Chat chat)
    {
        json.WriteStartObject();
        WriteFields(json, chat);
        json.WriteEndObject();
    }

    public static void WriteFields(Utf8JsonWriter json, Chat chat)
    {
        if (chat is PrivateChat own) WritePerson(json, own.Person);
        if (chat is BusinessChat business) WritePerson(json, business.Customer);
        if (chat is Group group) WriteGroup(json, group);
    }

    private static void WritePerson(Utf8JsonWriter json, Person person)
    {
        json.WriteNumber("id", person.Id);
        json.WriteString("first_name", person.FirstName);
        if (person.LastName is not null) json.WriteString("last_name", person.LastName);
        if (person.Username is not null) json.WriteString("username", person.Username);
        json.WriteString("type", "private");
    }

    private static void WriteGroup(Utf8JsonWriter json, Group group)
    {
        json.WriteNumber("id", group.Id);
        json.WriteString("title", group.Title);
        if (group.Username is not null) json.WriteString("username", group.Username);
        json.WriteString("type", "supergroup");
        if (group.IsForum) json.WriteBoolean("is_forum", true);
    }
}
