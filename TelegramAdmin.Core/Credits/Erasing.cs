using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Credits;

/// <summary>The ledger keeps every entry and sum; whose it was and what was said of it goes.</summary>
internal sealed class Erasing : IErasable
{
    private const string Own = "workspace_id = @workspace AND telegram_user_id = @person";

    private const string Account = "workspace_id = @workspace AND account_id IN @accounts";

    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("credit_entries", Account, "note = NULL, source = replace(source, ':@person', ':@pseudonym')"),
        new("access_passes", Account, "source = replace(source, ':@person', ':@pseudonym')"),
        new("credit_accounts", Own, "telegram_user_id = @pseudonym, referral_code = NULL"),
    ];
}
