using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Moderation;

/// <summary>What stopped a person, and what they were stopped with.</summary>
internal sealed class Erasing : IErasable
{
    private const string Own = "workspace_id = @workspace AND telegram_user_id = @person";

    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("captcha_states", Own),
        new("restrictions", Own),
        new("stopped_messages", Own),
    ];
}
