using System.Text.Json;
using TelegramAdmin.Sandbox.State;

namespace TelegramAdmin.Sandbox.BotApi.Json;

/// <summary>Writes User objects.</summary>
internal static class UserJson
{
    public static void Write(Utf8JsonWriter json, World world, long id)
    {
        if (world.People.TryGetValue(id, out var person)) Write(json, person);
        else if (world.Bots.TryGetValue(id, out var bot)) Write(json, bot);
        else WriteUnknown(json, id);
    }

    public static void Write(Utf8JsonWriter json, Person person)
    {
        json.WriteStartObject();
        json.WriteNumber("id", person.Id);
        json.WriteBoolean("is_bot", false);
        json.WriteString("first_name", person.FirstName);
        if (person.LastName is not null) json.WriteString("last_name", person.LastName);
        if (person.Username is not null) json.WriteString("username", person.Username);
        if (person.LanguageCode.Length > 0) json.WriteString("language_code", person.LanguageCode);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Bot bot)
    {
        json.WriteStartObject();
        WriteIdentity(json, bot);
        json.WriteEndObject();
    }

    /// <summary>getMe adds what only the bot itself is told.</summary>
    public static void WriteSelf(Utf8JsonWriter json, Bot bot)
    {
        json.WriteStartObject();
        WriteIdentity(json, bot);
        json.WriteBoolean("can_join_groups", true);
        json.WriteBoolean("can_read_all_group_messages", true);
        json.WriteBoolean("supports_guest_queries", false);
        json.WriteBoolean("supports_inline_queries", true);
        json.WriteBoolean("can_connect_to_business", true);
        json.WriteBoolean("has_main_web_app", false);
        json.WriteBoolean("has_topics_enabled", false);
        json.WriteBoolean("allows_users_to_create_topics", false);
        json.WriteBoolean("can_manage_bots", false);
        json.WriteBoolean("supports_join_request_queries", false);
        json.WriteEndObject();
    }

    private static void WriteIdentity(Utf8JsonWriter json, Bot bot)
    {
        json.WriteNumber("id", bot.Id);
        json.WriteBoolean("is_bot", true);
        json.WriteString("first_name", bot.Name);
        json.WriteString("username", bot.Username);
    }

    private static void WriteUnknown(Utf8JsonWriter json, long id)
    {
        json.WriteStartObject();
        json.WriteNumber("id", id);
        json.WriteBoolean("is_bot", false);
        json.WriteString("first_name", "");
        json.WriteEndObject();
    }
}
