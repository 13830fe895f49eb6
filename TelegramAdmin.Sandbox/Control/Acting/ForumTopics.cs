using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.State.Contents;
using TelegramAdmin.Sandbox.Updates;

namespace TelegramAdmin.Sandbox.Control.Acting;

/// <summary>People open, close, rename and delete topics. The caller holds the world's lock.</summary>
internal static class ForumTopics
{
    private const int IconColor = 7322096;

    public static int Open(World world, Group group, string name)
    {
        if (!group.IsForum) throw new ArgumentException($"{group.Title} has no topics.", nameof(group));
        var id = group.Log.LastId + 1;
        group.Topics[id] = new Topic { Id = id, Name = name, IconColor = IconColor };
        Announce(world, group, OwnerOf(group), id, "forum_topic_created", new JsonObject { ["name"] = name, ["icon_color"] = IconColor });
        return id;
    }

    public static void Set(World world, Group group, long personId, int topicId, bool isClosed)
    {
        Find(group, topicId).IsClosed = isClosed;
        Announce(world, group, personId, topicId, isClosed ? "forum_topic_closed" : "forum_topic_reopened", new JsonObject());
    }

    public static void Rename(World world, Group group, long personId, int topicId, string name)
    {
        Find(group, topicId).Name = name;
        Announce(world, group, personId, topicId, "forum_topic_edited", new JsonObject { ["name"] = name });
    }

    /// <summary>With everything in it; bots are not told.</summary>
    public static void Delete(World world, Group group, int topicId)
    {
        if (!group.Topics.Remove(topicId)) throw new ArgumentException($"{group.Title} has no topic {topicId}.", nameof(topicId));
        foreach (var message in group.Log.Messages.Where(message => message.ThreadId == topicId))
        {
            message.IsDeleted = true;
            world.Tell(group, message);
        }
    }

    public static long OwnerOf(Group group) => group.Members.FirstOrDefault(member => member.Value == Membership.Creator).Key;

    private static Topic Find(Group group, int topicId) =>
        group.Topics.GetValueOrDefault(topicId) ?? throw new ArgumentException($"{group.Title} has no topic {topicId}.", nameof(topicId));

    private static void Announce(World world, Group group, long personId, int topicId, string field, JsonObject value)
    {
        var message = new Message
        {
            Id = group.Log.NextId(),
            FromId = personId,
            Date = world.Now,
            ThreadId = topicId,
            Content = ServiceContent.Of(field, value),
        };
        group.Log.Add(message, world.Options.HistoryPerChat);
        foreach (var bot in world.BotsIn(group)) world.PostMessage(bot, "message", group, message);
        world.Tell(group, message);
    }
}
