using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Campaigns;

/// <summary>Who was written to or given something: results keep their sums, under the pseudonym.</summary>
internal sealed class Erasing : IErasable
{
    private const string Own = "workspace_id = @workspace AND telegram_user_id = @person";

    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("recipients", Own, "telegram_user_id = @pseudonym, outbox_id = NULL, error = NULL, after_error = NULL"),
        new("gift_recipients", Own, "telegram_user_id = @pseudonym, outbox_id = NULL, error = NULL"),
        new("opt_outs", Own),
        new("sequence_runs", Own),
    ];
}
