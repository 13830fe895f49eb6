using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Updates;

/// <summary>A durable update on its way to the handlers.</summary>
public sealed record WaitingUpdate(long Id, WorkspaceId WorkspaceId, BotId BotId, long ChatId, string Kind, string Payload, DateTimeOffset ReceivedAt)
{
    public int Attempts { get; set; }

    public DateTimeOffset? NotBefore { get; init; }
}
