using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Delivery;

/// <summary>What was sent or waits for a person, and which bots reach them.</summary>
internal sealed class Erasing : IErasable
{
    private const string Sent = "workspace_id = @workspace AND (chat_id = @person OR @mentions(parameters) OR @tells(parameters))";

    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("delivery_attempts", $"workspace_id = @workspace AND message_id IN (SELECT id FROM outbox_messages WHERE {Sent})", IsExported: false),
        new("outbox_messages", Sent),
        new("reachability", "workspace_id = @workspace AND chat_id = @person"),
    ];
}
