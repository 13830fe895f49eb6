using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery;

/// <summary>A message in a sender's memory.</summary>
internal sealed record QueuedMessage(
    long Id, WorkspaceId WorkspaceId, BotId BotId, long ChatId, string Method, string Parameters, string? Files,
    Lane Lane, Priority Priority, OnUncertain OnUncertain, long? SubjectId)
{
    public int Attempts { get; set; }

    public DateTimeOffset? NotBefore { get; set; }

    public bool IsClaimed { get; set; }

    /// <summary>Whether people see something new by it: what limits and statistics count.</summary>
    public bool IsSend => Method.StartsWith("send", StringComparison.Ordinal) && Method != "sendChatAction"
        || Method.StartsWith("copy", StringComparison.Ordinal) || Method.StartsWith("forward", StringComparison.Ordinal);

    public static QueuedMessage Of(OutboxMessage row) =>
        new(row.Id, row.WorkspaceId, row.BotId, row.ChatId, row.Method, row.Parameters, row.Files, row.Lane, row.Priority, row.OnUncertain, row.SubjectId)
        {
            Attempts = row.Attempts,
            NotBefore = row.NotBefore,
        };
}
