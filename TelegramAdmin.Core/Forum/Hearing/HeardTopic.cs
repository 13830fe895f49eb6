using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Forum.Hearing;

/// <summary>A topic and what it shows, as one update met it. Both are tracked.</summary>
internal sealed record HeardTopic(ForumGroup Group, ForumTopic Topic, Conversation Conversation)
{
    /// <summary>Null in General, in topics that are none of ours, and for the bots in the group that do not hold this conversation.</summary>
    public static async Task<HeardTopic?> FindAsync(UpdateContext context, long? thread)
    {
        if (thread is null || context.Find<ForumGroup>() is not { } group)
            return null;
        var topic = await context.Db.ForumTopics.AsTracking().FirstOrDefaultAsync(t => t.ThreadId == thread && t.State == TopicState.Ready);
        return topic is null ? null : await OfAsync(context, group, topic);
    }

    /// <summary>The topic in which this message stands.</summary>
    public static async Task<(HeardTopic Heard, ForumPost Post)?> FindPostAsync(UpdateContext context, long groupMessageId)
    {
        if (context.Find<ForumGroup>() is not { } group)
            return null;
        var post = await context.Db.ForumPosts.AsTracking().OrderBy(p => p.Id).FirstOrDefaultAsync(p => p.GroupMessageId == groupMessageId);
        var topic = post is null ? null : await context.Db.ForumTopics.AsTracking().FirstOrDefaultAsync(t => t.ConversationId == post.ConversationId);
        return topic is not null && await OfAsync(context, group, topic) is { } heard ? (heard, post!) : null;
    }

    private static async Task<HeardTopic?> OfAsync(UpdateContext context, ForumGroup group, ForumTopic topic)
    {
        var conversation = await context.Db.Conversations.AsTracking().FirstAsync(c => c.Id == topic.ConversationId);
        return conversation.BotId == context.Bot.Id ? new HeardTopic(group, topic, conversation) : null;
    }
}
