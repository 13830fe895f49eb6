using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.State.Contents;
using TelegramAdmin.Sandbox.Updates;

namespace TelegramAdmin.Sandbox.Control.Acting;

/// <summary>People open topics. The caller holds the world's lock.</summary>
internal static class ForumTopics
{
    private const int IconColor = 7322096;

    public static int Open(World world, Group group, string name)
    {
        if (!group.IsForum) throw new ArgumentException($"{group.Title} has no topics.", nameof(group));
        var id = group.Log.NextId();
        group.Topics[id] = new Topic { Id = id, Name = name, IconColor = IconColor };
        var message = new Message
        {
            Id = id,
            FromId = group.Members.FirstOrDefault(member => member.Value == Membership.Creator).Key,
            Date = world.Now,
            ThreadId = id,
            Content = ServiceContent.Of("forum_topic_created", new JsonObject { ["name"] = name, ["icon_color"] = IconColor }),
        };
        group.Log.Add(message, world.Options.HistoryPerChat);
        foreach (var bot in world.BotsIn(group)) world.PostMessage(bot, "message", group, message);
        world.Tell(group, message);
        return id;
    }
}
