using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Forum.Mirroring;

/// <summary>The first post of a topic: who it is, and the way to everything else about them.</summary>
public sealed class TopicCard(EngineOptions options)
{
    /// <summary>Null where the topic begins no more.</summary>
    internal async Task<BotCall?> OfAsync(AppDbContext db, Conversation conversation, ForumTopic topic)
    {
        if (await db.ForumPosts.AnyAsync(p => p.ConversationId == conversation.Id))
            return null;
        var person = await db.BotUsers.FirstOrDefaultAsync(u => u.BotId == conversation.BotId && u.TelegramUserId == conversation.ChatId);
        var words = new FormattedWords().Add("👤 ").Styled(conversation.Title, "bold");
        if (person?.Username is { } username)
            words.Add($" · @{username}");
        if (person?.Language is { } language)
            words.Add($" · {language}");
        if (topic.Generation > 0)
            words.Add("\n").Styled("Made again, because the topic was deleted.", "italic");
        words.Add("\nWrite here to answer. /help lists the commands. ");
        if (options.PublicUrl is { } url)
            words.Link("Open in the browser", new Uri(url, $"/conversations/{conversation.Id}").AbsoluteUri);
        return new BotCall("sendMessage", words.Into(new JsonObject { ["link_preview_options"] = new JsonObject { ["is_disabled"] = true } }, "text"));
    }
}
