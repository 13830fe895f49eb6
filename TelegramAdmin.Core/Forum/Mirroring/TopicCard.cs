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
    /// <param name="first">The first message that is about to be shown.</param>
    /// <returns>Null where the topic shows something already.</returns>
    internal async Task<BotCall?> OfAsync(AppDbContext db, Conversation conversation, ForumTopic topic, long first)
    {
        var before = await db.ConversationMessages.Where(m => m.ConversationId == conversation.Id && m.Id < first && m.Kind != MessageKind.ButtonPress).MaxAsync(m => (long?)m.Id);
        if (before is not null && await db.ForumPosts.AnyAsync(p => p.MessageId == before))
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
