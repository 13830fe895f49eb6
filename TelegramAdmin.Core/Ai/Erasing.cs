using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Ai;

/// <summary>What the assistant was asked and answered in a conversation.</summary>
internal sealed class Erasing : IErasable
{
    private const string Theirs = "workspace_id = @workspace AND conversation_id IN @conversations";

    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("ai_answers", Theirs),
    ];
}
