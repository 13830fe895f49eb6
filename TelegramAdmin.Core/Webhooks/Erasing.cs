using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Webhooks;

/// <summary>What other programs were told of a person.</summary>
internal sealed class Erasing : IErasable
{
    private const string Told = "workspace_id = @workspace AND (@mentions(payload) OR @tells(payload))";

    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("webhook_attempts", $"workspace_id = @workspace AND delivery_id IN (SELECT id FROM webhook_deliveries WHERE {Told})", IsExported: false),
        new("webhook_deliveries", Told, IsExported: false),
    ];
}
