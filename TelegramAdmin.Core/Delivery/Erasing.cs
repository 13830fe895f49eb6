using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Delivery;

/// <summary>What was sent or waits for a person, and which bots reach them.</summary>
internal sealed class Erasing : IErasable
{
    private const string Sent = "workspace_id = @workspace AND chat_id = @person";

    /// <summary>Messages to others, such as news for the team; those are not the person's to take home.</summary>
    private const string Telling = "workspace_id = @workspace AND (@mentions(parameters) OR @tells(parameters))";

    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("delivery_attempts", $"workspace_id = @workspace AND message_id IN (SELECT id FROM outbox_messages WHERE {Sent} OR {Telling})", IsExported: false),
        new("outbox_messages", Sent),
        new("outbox_messages", Telling, IsExported: false),
        new("reachability", "workspace_id = @workspace AND chat_id = @person"),
    ];
}
