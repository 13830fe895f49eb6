using System.Text.Json;
using System.Text.Json.Nodes;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Bots;

namespace TelegramAdmin.Core.Forum.Connecting;

/// <summary>What Telegram says of a group and a bot in it, asked now.</summary>
/// <param name="Chat">Null where the bot does not see it.</param>
/// <param name="Bot">Its standing there; null likewise.</param>
/// <param name="Refusal">Telegram's words where it did not tell.</param>
/// <param name="IsSilent">No answer came: nothing is known.</param>
public sealed record GroupFacts(Chat? Chat, ChatMember? Bot, string? Refusal, bool IsSilent)
{
    public static async Task<GroupFacts> AskAsync(IBotApi api, ActiveBot bot, long chatId, CancellationToken cancellation = default)
    {
        var chat = await api.CallAsync(bot.Token, new BotApiRequest("getChat", new JsonObject { ["chat_id"] = chatId }.ToJsonString()), cancellation);
        if (chat is not BotApiReply.Accepted found)
            return Without(chat);
        var member = await api.CallAsync(bot.Token, new BotApiRequest("getChatMember", new JsonObject { ["chat_id"] = chatId, ["user_id"] = bot.Id.Value }.ToJsonString()), cancellation);
        return member is BotApiReply.Accepted standing ? Read(found.Result, standing.Result) : Without(member);
    }

    private static GroupFacts Without(BotApiReply reply) =>
        reply is BotApiReply.Refused { Code: not 429 and < 500 } refused ? new GroupFacts(null, null, refused.Description, false) : new GroupFacts(null, null, null, true);

    private static GroupFacts Read(JsonElement chat, JsonElement member)
    {
        try
        {
            return new GroupFacts(chat.Deserialize(BotApiJson.Default.Chat), member.Deserialize(BotApiJson.Default.ChatMember), null, false);
        }
        catch (JsonException)
        {
            return new GroupFacts(null, null, "The answer is not what the Bot API documents", false);
        }
    }
}
