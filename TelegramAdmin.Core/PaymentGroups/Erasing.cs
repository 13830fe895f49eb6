using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.PaymentGroups;

/// <summary>The group that was made for a person.</summary>
internal sealed class Erasing : IErasable
{
    private const string Own = "workspace_id = @workspace AND telegram_user_id = @person";

    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("payment_groups", Own),
    ];
}
