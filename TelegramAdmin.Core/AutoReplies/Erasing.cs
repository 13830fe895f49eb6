using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.AutoReplies;

/// <summary>When a rule last answered in a conversation.</summary>
internal sealed class Erasing : IErasable
{
    private const string Theirs = "workspace_id = @workspace AND conversation_id IN @conversations";

    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("rule_firings", Theirs),
    ];
}
