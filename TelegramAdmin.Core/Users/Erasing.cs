using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Users;

/// <summary>Who a person is to each bot, and what is known of them.</summary>
internal sealed class Erasing : IErasable
{
    private const string Own = "workspace_id = @workspace AND telegram_user_id = @person";

    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("bot_users", Own),
        new("people", Own),
        new("person_attributes", Own),
        new("active_days", Own),
    ];
}
