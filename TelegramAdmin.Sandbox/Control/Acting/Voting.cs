using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Json;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.State.Contents;
using TelegramAdmin.Sandbox.Updates;

namespace TelegramAdmin.Sandbox.Control.Acting;

/// <summary>People vote in polls. The caller holds the world's lock.</summary>
internal static class Voting
{
    public static void Vote(World world, Person person, Chat chat, int messageId, IReadOnlyList<int> options)
    {
        if (chat.Log.Find(messageId) is not { Content: PollContent { IsClosed: false } poll } message)
            throw new ArgumentException($"There is no open poll in message {messageId}.", nameof(messageId));
        if (options.Count == 0) poll.Votes.Remove(person.Id);
        else poll.Votes[person.Id] = [.. options];
        foreach (var bot in world.BotsIn(chat))
        {
            world.Post(bot, "poll", chat.Id, poll.WriteValue);
            if (!poll.IsAnonymous) world.Post(bot, "poll_answer", chat.Id, json => Write(json, poll, person, options));
        }

        world.Tell(chat, message);
    }

    private static void Write(Utf8JsonWriter json, PollContent poll, Person person, IReadOnlyList<int> options)
    {
        json.WriteStartObject();
        json.WriteString("poll_id", poll.Id);
        json.WritePropertyName("user");
        UserJson.Write(json, person);
        json.WriteStartArray("option_ids");
        foreach (var option in options) json.WriteNumberValue(option);
        json.WriteEndArray();
        json.WriteStartArray("option_persistent_ids");
        foreach (var option in options) json.WriteStringValue($"{poll.Id}-{option}");
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
