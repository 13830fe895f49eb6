using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Conversations;

/// <summary>What was said on both sides, and all that hangs on it.</summary>
internal sealed class Erasing : IErasable
{
    private const string Theirs = "workspace_id = @workspace AND conversation_id IN @conversations";

    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("message_revisions", "workspace_id = @workspace AND message_id IN (SELECT id FROM conversation_messages WHERE conversation_id IN @conversations)"),
        new("conversation_messages", "workspace_id = @workspace AND author = 1 AND @tells(author_name)", "author_name = NULL, text = '', entities = NULL, quote = NULL", IsExported: false), // In groups.
        new("saved_filters", "workspace_id = @workspace AND (@tells(name) OR @tells(query))", IsExported: false),
        new("note_mentions", Theirs, IsExported: false),
        new("conversation_labels", Theirs, IsExported: false),
        new("answer_times", Theirs, IsExported: false),
        new("conversation_visits", Theirs),
        new("conversation_messages", Theirs),
        new("conversations", "workspace_id = @workspace AND id IN @conversations"),
    ];
}
