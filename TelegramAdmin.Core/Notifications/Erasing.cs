using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Notifications;

/// <summary>News that name a person or quote them.</summary>
internal sealed class Erasing : IErasable
{
    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("notifications", "workspace_id = @workspace AND (@tells(subject) OR @tells(text) OR @tells(address))", IsExported: false),
    ];
}
