using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.BotApi.Requests;
using TelegramAdmin.Sandbox.Control.Acting;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.State.Contents;
using TelegramAdmin.Sandbox.Updates;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Chats;

/// <summary>Topics of forum groups.</summary>
internal static class ForumMethods
{
    private const int LongestName = 128;
    private static readonly int[] Colors = [7322096, 16766590, 13338331, 9367192, 16749490, 16478047];

    public static IEnumerable<ApiMethod> All =>
    [
        new("createForumTopic", Create),
        new("editForumTopic", Edit),
        new("closeForumTopic", call => Set(call, isClosed: true)),
        new("reopenForumTopic", call => Set(call, isClosed: false)),
        new("deleteForumTopic", Delete),
    ];

    private static WriteResult Create(ApiCall call)
    {
        var group = Forum(call);
        var name = Name(call.Args.Required("name"));
        var color = call.Args.Int("icon_color") ?? Colors[group.Topics.Count % Colors.Length];
        if (!Colors.Contains(color)) throw ApiException.BadRequest("invalid icon color specified");
        call.Spend(group);
        var value = new JsonObject { ["name"] = name, ["icon_color"] = color };
        var topic = new Topic { Id = group.Log.LastId + 1, Name = name, IconColor = color, IconCustomEmojiId = call.Args.Text("icon_custom_emoji_id") };
        group.Topics[topic.Id] = topic;
        Announce(call, group, topic.Id, ServiceContent.Of("forum_topic_created", value));
        return json =>
        {
            json.WriteStartObject();
            json.WriteNumber("message_thread_id", topic.Id);
            json.WriteString("name", name);
            json.WriteNumber("icon_color", color);
            if (topic.IconCustomEmojiId is { } icon) json.WriteString("icon_custom_emoji_id", icon);
            json.WriteEndObject();
        };
    }

    private static WriteResult Edit(ApiCall call)
    {
        var group = Forum(call);
        var topic = Find(call, group);
        var icon = call.Args.Text("icon_custom_emoji_id");
        var name = call.Args.Text("name") is { } given ? Name(given) : topic.Name;
        if (name == topic.Name && icon == topic.IconCustomEmojiId) throw ApiException.BadRequest("TOPIC_NOT_MODIFIED");
        call.Spend(group);
        topic.Name = name;
        topic.IconCustomEmojiId = icon ?? topic.IconCustomEmojiId;
        Announce(call, group, topic.Id, ServiceContent.Of("forum_topic_edited", new JsonObject { ["name"] = name }));
        return ApiCall.True;
    }

    private static WriteResult Set(ApiCall call, bool isClosed)
    {
        var group = Forum(call);
        var topic = Find(call, group);
        if (topic.IsClosed == isClosed) throw ApiException.BadRequest("TOPIC_NOT_MODIFIED");
        topic.IsClosed = isClosed;
        var field = isClosed ? "forum_topic_closed" : "forum_topic_reopened";
        Announce(call, group, topic.Id, ServiceContent.Of(field, new JsonObject()));
        return ApiCall.True;
    }

    private static WriteResult Delete(ApiCall call)
    {
        var group = Forum(call);
        var topic = Find(call, group);
        ForumTopics.Delete(call.World, group, topic.Id);
        return ApiCall.True;
    }

    private static Group Forum(ApiCall call)
    {
        var group = call.Group();
        if (!group.IsForum) throw ApiException.BadRequest("the chat is not a forum");
        if (!group.Members[call.Bot.Id].IsAdministrator) throw ApiException.BadRequest("not enough rights to manage topics");
        return group;
    }

    private static Topic Find(ApiCall call, Group group) =>
        group.Topics.GetValueOrDefault(call.Args.Int("message_thread_id") ?? 0) ?? throw ApiException.BadRequest("TOPIC_ID_INVALID");

    private static string Name(string name) =>
        name.Length <= LongestName ? name : throw ApiException.BadRequest("TOPIC_TITLE_INVALID");

    private static void Announce(ApiCall call, Group group, int topicId, ServiceContent content)
    {
        var notice = new Message
        {
            Id = group.Log.NextId(),
            FromId = call.Bot.Id,
            Date = call.World.Now,
            ThreadId = topicId,
            Content = content,
        };
        group.Log.Add(notice, call.World.Options.HistoryPerChat);
        foreach (var bot in call.World.BotsIn(group)) call.World.PostMessage(bot, "message", group, notice);
        call.World.Tell(group, notice);
    }
}
