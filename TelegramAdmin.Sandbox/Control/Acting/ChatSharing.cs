using System.Text.Json;
using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.State.Contents;

namespace TelegramAdmin.Sandbox.Control.Acting;

/// <summary>A person presses a request_chat button of the bot's keyboard and chooses a group.</summary>
internal static class ChatSharing
{
    public static ChatMessage Share(World world, Person person, Bot bot, int requestId, Group group)
    {
        lock (world.Gate)
        {
            var chat = world.ChatOf(bot, person);
            var wish = WishOf(chat, requestId);
            if (Refuse(wish, group) is { } why) throw new ArgumentException(why, nameof(group));
            if (wish is { } asked && asked.TryGetProperty("bot_administrator_rights", out _)) Admit(world, group, bot);
            var shared = new JsonObject { ["request_id"] = requestId, ["chat_id"] = group.Id };
            if (wish is { } titled && titled.TryGetProperty("request_title", out var title) && title.ValueKind == JsonValueKind.True) shared["title"] = group.Title;
            return PersonActs.Send(world, person, chat, null, new Writing(null) { Content = ServiceContent.Of("chat_shared", shared) });
        }
    }

    /// <summary>The button, if the keyboard still has it; without it the test says what a forged client would.</summary>
    private static JsonElement? WishOf(PrivateChat chat, int requestId)
    {
        if (chat.ReplyMarkup is not { } markup || !JsonElement.Parse(markup).TryGetProperty("keyboard", out var rows)) return null;
        return rows.EnumerateArray().SelectMany(row => row.EnumerateArray())
            .Where(button => button.ValueKind == JsonValueKind.Object && button.TryGetProperty("request_chat", out _))
            .Select(button => (JsonElement?)button.GetProperty("request_chat"))
            .FirstOrDefault(wish => wish!.Value.GetProperty("request_id").GetInt32() == requestId);
    }

    private static string? Refuse(JsonElement? wish, Group group)
    {
        if (wish is not { } asked) return null;
        if (asked.TryGetProperty("chat_is_forum", out var forum) && forum.GetBoolean() != group.IsForum) return $"{group.Title} {(group.IsForum ? "has topics" : "has no topics")}.";
        return asked.TryGetProperty("chat_has_username", out var name) && name.GetBoolean() != (group.Username is not null) ? $"{group.Title} does not fit." : null;
    }

    private static void Admit(World world, Group group, Bot bot)
    {
        if (group.Members.GetValueOrDefault(bot.Id, Membership.Left).IsIn) GroupMembers.Change(world, group, bot.Id, Membership.Administrator);
        else GroupMembers.Join(world, group, bot.Id, Membership.Administrator);
    }
}
