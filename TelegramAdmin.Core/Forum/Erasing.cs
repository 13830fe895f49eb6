using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Forum;

/// <summary>The topic of a conversation and what the team wrote there; the topic in the group itself is deleted by the bot, see <see cref="ForgetTopics"/>.</summary>
internal sealed class Erasing : IErasable
{
    private const string Theirs = "workspace_id = @workspace AND conversation_id IN @conversations";
    private const string Mirrored = "workspace_id = @workspace AND subject_kind = 1 AND subject_id IN @conversations";

    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("delivery_attempts", $"workspace_id = @workspace AND message_id IN (SELECT id FROM outbox_messages WHERE {Mirrored})", IsExported: false),
        new("outbox_messages", Mirrored, IsExported: false),
        new("forum_posts", Theirs),
        new("forum_topics", Theirs),
    ];
}
