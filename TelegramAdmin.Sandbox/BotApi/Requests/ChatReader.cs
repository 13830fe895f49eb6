using System.Globalization;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox.BotApi.Requests;

/// <summary>Finds the chat that a parameter names, as far as this bot knows it.</summary>
internal static class ChatReader
{
    public static Chat Chat(this ApiCall call, string name = "chat_id")
    {
        if (call.Args.Text(name) is not { } text) throw ApiException.BadRequest($"{name} is empty");
        if (name == "chat_id" && call.Args.Text("business_connection_id") is { Length: > 0 } connection) return BusinessChat(call.Bot, connection, text);
        return Find(call.World, call.Bot, text) ?? throw ApiException.BadRequest("chat not found");
    }

    /// <summary>A chat the bot is going to write to.</summary>
    public static Chat WritableChat(this ApiCall call)
    {
        var chat = call.Chat();
        if (chat is Group group && !group.Members.GetValueOrDefault(call.Bot.Id, Membership.Left).IsIn)
        {
            throw group.Members.GetValueOrDefault(call.Bot.Id) == Membership.Kicked
                ? ApiException.Forbidden("bot was kicked from the supergroup chat")
                : ApiException.Forbidden("bot is not a member of the supergroup chat");
        }

        return chat;
    }

    public static Group Group(this ApiCall call) =>
        call.WritableChat() as Group ?? throw ApiException.BadRequest("method is available only for supergroups");

    private static BusinessChat BusinessChat(Bot bot, string connection, string chatId)
    {
        if (!bot.Business.TryGetValue(connection, out var link) || !link.IsEnabled) throw ApiException.BadRequest("business connection not found");
        if (!link.CanReply) throw ApiException.BadRequest("not enough rights to send messages on behalf of the business account");
        return long.TryParse(chatId, CultureInfo.InvariantCulture, out var id) && link.Chats.TryGetValue(id, out var chat) ? chat : throw ApiException.BadRequest("chat not found");
    }

    private static Chat? Find(World world, Bot bot, string text)
    {
        if (text[0] == '@') return FindByName(world, text[1..]);
        if (!long.TryParse(text, CultureInfo.InvariantCulture, out var id)) return null;
        if (id < 0) return world.Groups.GetValueOrDefault(id);
        if (bot.Chats.TryGetValue(id, out var chat)) return chat;
        // A group tells the bot of a person without letting it write to them.
        return SharesGroup(world, bot, id) && world.People.TryGetValue(id, out var person) ? world.ChatOf(bot, person) : null;
    }

    private static Group? FindByName(World world, string username) => world.Groups.Values
        .FirstOrDefault(group => string.Equals(group.Username, username, StringComparison.OrdinalIgnoreCase));

    private static bool SharesGroup(World world, Bot bot, long personId) => world.Groups.Values
        .Any(group => group.Members.ContainsKey(bot.Id) && group.Members.ContainsKey(personId));
}
