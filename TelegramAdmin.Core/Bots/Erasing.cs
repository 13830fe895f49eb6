using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Bots;

/// <summary>Business accounts that a person has connected; the connection itself is Telegram's to end.</summary>
internal sealed class Erasing : IErasable
{
    private const string Own = "workspace_id = @workspace AND telegram_user_id = @person";

    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("business_accounts", Own, "telegram_user_id = @pseudonym, name = '', username = NULL"),
    ];
}
