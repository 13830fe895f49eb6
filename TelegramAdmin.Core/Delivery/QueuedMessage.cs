using System.Text.Json;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery;

/// <summary>A message in a sender's memory.</summary>
internal sealed record QueuedMessage(
    long Id, WorkspaceId WorkspaceId, BotId BotId, long ChatId, string Method, string Parameters, string? Files,
    Lane Lane, Priority Priority, OnUncertain OnUncertain, long? SubjectId)
{
    private int? _cost;

    public SubjectKind SubjectKind { get; init; }

    public long? ApiKeyId { get; init; }

    public string? CallbackUrl { get; init; }

    public string? Policy { get; init; }

    /// <summary>When it was to be sent: what giving up counts from.</summary>
    public DateTimeOffset DueAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public bool CanMove { get; init; }

    public int Attempts { get; set; }

    public DateTimeOffset? NotBefore { get; set; }

    public bool IsClaimed { get; set; }

    /// <summary>Whether people see something new by it: what limits and statistics count.</summary>
    public bool IsSend => Method.StartsWith("send", StringComparison.Ordinal) && Method != "sendChatAction"
        || Method.StartsWith("copy", StringComparison.Ordinal) || Method.StartsWith("forward", StringComparison.Ordinal);

    /// <summary>Whether it uses up what a group takes: edits and new topics share the budget of its messages (tdlib/td#2592).</summary>
    public bool CountsInGroup => IsSend || Method.StartsWith("edit", StringComparison.Ordinal) || Method.EndsWith("ForumTopic", StringComparison.Ordinal);

    /// <summary>How many messages people see by it: an album and several copies at once are as many as they have parts.</summary>
    public int Cost => _cost ??= Method switch
    {
        "sendMediaGroup" => PartsOf("media"),
        "copyMessages" or "forwardMessages" => PartsOf("message_ids"),
        _ => 1,
    };

    /// <summary>
    /// Whether it is marked on disk before it leaves. What may go out twice needs no mark, except where somebody may take it back or give it to
    /// another bot: only the mark then tells whose it is.
    /// </summary>
    public bool IsClaimedFirst => OnUncertain == OnUncertain.Hold || ApiKeyId is not null || CanMove;

    public static QueuedMessage Of(OutboxMessage row) =>
        new(row.Id, row.WorkspaceId, row.BotId, row.ChatId, row.Method, row.Parameters, row.Files, row.Lane, row.Priority, row.OnUncertain, row.SubjectId)
        {
            SubjectKind = row.SubjectKind,
            ApiKeyId = row.ApiKeyId,
            CallbackUrl = row.CallbackUrl,
            Policy = row.Policy,
            DueAt = row.SendAt ?? row.CreatedAt,
            CreatedAt = row.CreatedAt,
            CanMove = row.CanMove,
            Attempts = row.Attempts,
            NotBefore = row.NotBefore,
        };

    private int PartsOf(string parameter)
    {
        using var parameters = JsonDocument.Parse(Parameters);
        return parameters.RootElement.TryGetProperty(parameter, out var parts) && parts.ValueKind == JsonValueKind.Array ? Math.Max(1, parts.GetArrayLength()) : 1;
    }
}
