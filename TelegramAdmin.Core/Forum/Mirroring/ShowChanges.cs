using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum.Mirroring;

/// <summary>
/// Compares what the topic shows with what the conversation says now, and changes what differs: edits, deletions, refusals, reactions. It goes by what is,
/// not by what was heard, so nothing is missed while the program was down.
/// </summary>
public sealed class ShowChanges(ForumOutbox outbox)
{
    /// <summary>How far back changes are looked for; Telegram lets people edit for two days.</summary>
    private const int Newest = 200;

    internal async Task<int> RunAsync(AppDbContext db, ForumGroup group, Conversation conversation, ForumTopic topic)
    {
        var pairs = await db.ConversationMessages.Where(m => m.ConversationId == conversation.Id).OrderByDescending(m => m.Id).Take(Newest)
            .Join(db.ForumPosts.AsTracking(), m => m.Id, p => p.MessageId, (m, p) => new { Message = m, Post = p }).ToListAsync();
        var calls = 0;
        foreach (var post in pairs.Where(p => p.Post.GroupMessageId is not null).GroupBy(p => p.Post.GroupMessageId!.Value).OrderBy(p => p.Key))
        {
            var shown = new ShownPost(post.Key, [.. post.OrderBy(p => p.Message.Id).Select(p => (p.Message, p.Post))]);
            calls += shown.IsChanged ? Change(db, group, conversation, topic, shown) : 0;
            calls += React(db, group, conversation, shown);
        }
        return calls;
    }

    private int Change(AppDbContext db, ForumGroup group, Conversation conversation, ForumTopic topic, ShownPost shown)
    {
        var form = shown.Form;
        shown.KeepLook();
        if (form == PostForm.Fixed)
            outbox.Say(db, group, conversation, topic.ThreadId!.Value, Told(shown.First), shown.Id);
        else
            outbox.Add(db, group, conversation, Edit(shown, form));
        return 1;
    }

    private static BotCall Edit(ShownPost shown, PostForm form)
    {
        var parameters = new JsonObject { ["message_id"] = shown.Id };
        if (form == PostForm.Caption)
            return new BotCall("editMessageCaption", PostWords.Write(new FormattedWords(), shown.First).Into(parameters, "caption"));
        parameters["link_preview_options"] = new JsonObject { ["is_disabled"] = true };
        return new BotCall("editMessageText", ForumPart.WordsOf(shown.Messages).Into(parameters, "text"));
    }

    // What a member wrote is theirs, and a sticker has no words: the change is told below it.
    private static FormattedWords Told(ConversationMessage message) =>
        message.DeletedAt is not null ? new FormattedWords().Styled("🗑 Deleted on the person's phone", "italic")
        : PostWords.TroubleOf(message) is { } trouble ? new FormattedWords().Styled(trouble, "italic")
        : new FormattedWords().Styled("✏️ Now it reads:", "italic").Add("\n").Add(message.Text, message.Entities);

    private int React(AppDbContext db, ForumGroup group, Conversation conversation, ShownPost shown)
    {
        var emoji = shown.First.TheirReactions?.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        if (shown.FirstPost.Reaction == emoji)
            return 0;
        shown.FirstPost.Reaction = emoji;
        var reaction = emoji is null ? new JsonArray() : [new JsonObject { ["type"] = "emoji", ["emoji"] = emoji }];
        outbox.Add(db, group, conversation, new BotCall("setMessageReaction", new JsonObject { ["message_id"] = shown.Id, ["reaction"] = reaction }));
        return 1;
    }

    /// <summary>A message in the group and the conversation's messages that it shows.</summary>
    private sealed record ShownPost(long Id, IReadOnlyList<(ConversationMessage Message, ForumPost Post)> Pairs)
    {
        public ConversationMessage First => Pairs[0].Message;

        public ForumPost FirstPost => Pairs[0].Post;

        public PostForm Form => PostLook.FormOf(FirstPost.Shown);

        public IReadOnlyList<ConversationMessage> Messages => [.. Pairs.Select(p => p.Message)];

        public bool IsChanged => Pairs.Any(p => p.Post.Shown != PostLook.Of(Form, p.Message));

        public void KeepLook()
        {
            var form = Form;
            foreach (var (message, post) in Pairs)
                post.Shown = PostLook.Of(form, message);
        }
    }
}
