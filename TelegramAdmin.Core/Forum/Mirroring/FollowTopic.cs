using System.Text.Json.Nodes;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum.Mirroring;

/// <summary>A topic is called as its conversation and is closed when that is: opened before what is new in it, closed after.</summary>
public sealed class FollowTopic(ForumOutbox outbox)
{
    internal int Before(AppDbContext db, ForumGroup group, Conversation conversation, ForumTopic topic)
    {
        var calls = 0;
        if (OpenTopic.NameOf(conversation) is var name && name != topic.Name)
        {
            topic.Name = name;
            calls += Call(db, group, conversation, topic, "editForumTopic", name);
        }
        if (!topic.IsClosed || conversation.State == ConversationState.Closed)
            return calls;
        topic.IsClosed = false;
        return calls + Call(db, group, conversation, topic, "reopenForumTopic");
    }

    internal int After(AppDbContext db, ForumGroup group, Conversation conversation, ForumTopic topic)
    {
        if (topic.IsClosed || conversation.State != ConversationState.Closed)
            return 0;
        topic.IsClosed = true;
        return Call(db, group, conversation, topic, "closeForumTopic");
    }

    private int Call(AppDbContext db, ForumGroup group, Conversation conversation, ForumTopic topic, string method, string? name = null)
    {
        var parameters = new JsonObject { ["message_thread_id"] = topic.ThreadId };
        if (name is not null)
            parameters["name"] = name;
        outbox.Add(db, group, conversation, new BotCall(method, parameters));
        return 1;
    }
}
