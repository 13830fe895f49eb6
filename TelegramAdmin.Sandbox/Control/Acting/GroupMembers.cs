using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.State.Contents;
using TelegramAdmin.Sandbox.Updates;

namespace TelegramAdmin.Sandbox.Control.Acting;

/// <summary>People and bots come into groups and leave them.</summary>
internal static class GroupMembers
{
    public static void Join(World world, Group group, long userId, Membership status)
    {
        lock (world.Gate)
        {
            if (!Apply(world, group, userId, status)) return;
            Announce(world, group, userId, "new_chat_members", new JsonArray(Identity(world, userId)));
        }
    }

    public static void Leave(World world, Group group, long userId, Membership status)
    {
        lock (world.Gate)
        {
            if (!Apply(world, group, userId, status)) return;
            Announce(world, group, userId, "left_chat_member", Identity(world, userId));
        }
    }

    /// <summary>Makes a member an administrator or the other way round, which the group is not told.</summary>
    /// <returns>False where nothing changed.</returns>
    public static bool Change(World world, Group group, long userId, Membership status)
    {
        lock (world.Gate) return Apply(world, group, userId, status);
    }

    private static bool Apply(World world, Group group, long userId, Membership status)
    {
        var before = group.Members.GetValueOrDefault(userId, Membership.Left);
        if (before == status) return false;
        group.Members[userId] = status;
        foreach (var bot in world.Bots.Values.Where(bot => bot.Id == userId || group.Members.GetValueOrDefault(bot.Id, Membership.Left).IsIn))
        {
            var kind = bot.Id == userId ? "my_chat_member" : "chat_member";
            MemberUpdates.Post(world, bot, kind, group, userId, before, status);
        }

        return true;
    }

    private static void Announce(World world, Group group, long userId, string field, JsonNode value)
    {
        var message = new Message
        {
            Id = group.Log.NextId(),
            FromId = userId,
            Date = world.Now,
            Content = ServiceContent.Of(field, value),
        };
        group.Log.Add(message, world.Options.HistoryPerChat);
        foreach (var bot in world.BotsIn(group)) world.PostMessage(bot, "message", group, message);
        world.Tell(group, message);
    }

    private static JsonObject Identity(World world, long id) => new()
    {
        ["id"] = id,
        ["is_bot"] = world.Bots.ContainsKey(id),
        ["first_name"] = world.People.GetValueOrDefault(id)?.FirstName ?? world.Bots.GetValueOrDefault(id)?.Name ?? "",
    };
}
