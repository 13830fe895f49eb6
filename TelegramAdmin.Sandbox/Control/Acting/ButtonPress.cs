using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Json;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.Updates;

namespace TelegramAdmin.Sandbox.Control.Acting;

/// <summary>Somebody presses an inline button.</summary>
internal static class ButtonPress
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <returns>The query that the bot is to answer; null for buttons that ask nothing of it. The caller holds the lock.</returns>
    public static PendingQuery? Press(World world, Person person, Chat chat, string button, int? messageId)
    {
        var (message, pressed) = Find(chat, button, messageId)
            ?? throw new ArgumentException($"There is no button “{button}” in this chat.", nameof(button));
        if (!pressed.TryGetProperty("callback_data", out var data)) return null;
        var owner = world.Bots[message.ViaBotId ?? message.FromId];
        var query = new PendingQuery(world.Ids.NextQuery(), person, chat, message.Id, world.Time.GetUtcNow());
        owner.Queries.Add(query);
        world.Post(owner, "callback_query", chat.Id, json => Write(json, world, owner, query, message, data.GetString()!));
        return query;
    }

    public static async Task<CallbackAnswer?> AnswerAsync(PendingQuery query, TimeSpan? patience)
    {
        try
        {
            // Real time on purpose: somebody stands there and waits.
            var answer = await query.Answer.Task.WaitAsync(patience ?? Patience);
            return JsonSerializer.Deserialize<CallbackAnswer>(answer);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private static (Message Message, JsonElement Button)? Find(Chat chat, string button, int? messageId)
    {
        foreach (var message in chat.Log.Messages.Reverse())
        {
            if (message.IsDeleted || message.Markup is null || (messageId is { } id && message.Id != id)) continue;
            var rows = JsonElement.Parse(message.Markup).GetProperty("inline_keyboard");
            foreach (var candidate in rows.EnumerateArray().SelectMany(row => row.EnumerateArray()))
            {
                if (Is(candidate, "text", button) || Is(candidate, "callback_data", button)) return (message, candidate);
            }
        }

        return null;
    }

    private static bool Is(JsonElement button, string field, string value) =>
        button.TryGetProperty(field, out var text) && text.ValueEquals(value);

    private static void Write(Utf8JsonWriter json, World world, Bot bot, PendingQuery query, Message message, string data)
    {
        json.WriteStartObject();
        json.WriteString("id", query.Id);
        json.WritePropertyName("from");
        UserJson.Write(json, query.Person);
        json.WritePropertyName("message");
        MessageJson.Write(json, world, bot, query.Chat, message);
        json.WriteString("chat_instance", $"-{Math.Abs(query.Chat.Id)}{bot.Id}");
        json.WriteString("data", data);
        json.WriteEndObject();
    }
}
