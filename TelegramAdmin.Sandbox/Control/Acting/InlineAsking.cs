using TelegramAdmin.Sandbox.BotApi.Json;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.Updates;

namespace TelegramAdmin.Sandbox.Control.Acting;

/// <summary>Somebody types "@bot …" in the message field.</summary>
internal static class InlineAsking
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<string?> AskAsync(World world, Person person, Bot bot, string text, TimeSpan? patience)
    {
        var query = Ask(world, person, bot, text);
        try
        {
            return await query.Answer.Task.WaitAsync(patience ?? Patience);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private static PendingQuery Ask(World world, Person person, Bot bot, string text)
    {
        lock (world.Gate)
        {
            var query = new PendingQuery(world.Ids.NextQuery(), person, world.ChatOf(bot, person), null, world.Time.GetUtcNow());
            bot.Queries.Add(query);
            world.Post(bot, "inline_query", person.Id, json =>
            {
                json.WriteStartObject();
                json.WriteString("id", query.Id);
                json.WritePropertyName("from");
                UserJson.Write(json, person);
                json.WriteString("query", text);
                json.WriteString("offset", "");
                json.WriteString("chat_type", "sender");
                json.WriteEndObject();
            });
            return query;
        }
    }
}
