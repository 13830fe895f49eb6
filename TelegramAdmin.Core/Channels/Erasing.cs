using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Channels;

/// <summary>Which post brought a person to a bot: the post keeps its count.</summary>
internal sealed class Erasing : IErasable
{
    private const string Own = "workspace_id = @workspace AND telegram_user_id = @person";

    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("post_starts", Own, "telegram_user_id = @pseudonym"),
    ];
}
