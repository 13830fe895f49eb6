using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Updates;

/// <summary>What Telegram told of a person, from before it was worked off too.</summary>
internal sealed class Erasing : IErasable
{
    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("inbox_updates", "workspace_id = @workspace AND chat_id = @person"),
        new("inbox_updates", "workspace_id = @workspace AND @mentions(payload)", IsExported: false), // In groups, where others write too.
    ];
}
