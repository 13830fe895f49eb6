using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Running.Following;

/// <summary>
/// Writes to recipients what became of their messages, in the transaction that records the outcome: so each has exactly one, whenever the program ends.
/// A recipient knows the message that carries it; what an older one has to say is not heard any more.
/// </summary>
internal sealed class RecordRecipients(ErrorGauge errors, BroadcastPulse pulse) : IDeliveryObserver
{
    private const int LongestError = 300;

    private static readonly string Follow = $"""
        UPDATE recipients SET state = @state, attempts = @attempts, telegram_message_id = COALESCE(@telegram, telegram_message_id), album_message_ids = COALESCE(@album, album_message_ids),
            error_code = @code, error = @error, sent_at = @sent
        WHERE id = @id AND outbox_id = @outbox RETURNING broadcast_id
        """;

    private static readonly string WaitAgain = $"UPDATE recipients SET state = {(int)RecipientState.Waiting}, outbox_id = NULL WHERE id = @id AND outbox_id = @outbox RETURNING broadcast_id";

    private const string FollowChange = """
        UPDATE recipients SET "after" = @after, after_error = @error WHERE id = @id AND outbox_id = @outbox RETURNING broadcast_id
        """;

    public async Task RecordAsync(WriteSession session, IReadOnlyList<DeliveryOutcome> outcomes)
    {
        var ours = outcomes.Where(o => o is { SubjectId: not null, SubjectKind: SubjectKind.Recipient }).ToList();
        if (ours.Count == 0)
            return;
        var changes = ours.FindAll(IsChange);
        var untried = ours.FindAll(o => !IsChange(o) && WasNeverTried(o));
        var sends = ours.FindAll(o => !IsChange(o) && !WasNeverTried(o));
        await session.ForEachAsync(Follow, sends, static (p, o) => p
            .Add("@state", (long)StateOf(o.State)).Add("@attempts", o.Attempts).Add("@telegram", o.TelegramMessageId)
            .Add("@album", o.AlbumMessageIds.Count > 0 ? string.Join(',', o.AlbumMessageIds) : null).Add("@code", o.ErrorCode).Add("@error", WordsOf(o))
            .Add("@sent", o.State == DeliveryState.Sent ? o.At : (DateTimeOffset?)null).Add("@id", o.SubjectId).Add("@outbox", o.MessageId),
            (index, row) => Note(sends[index], row.GetInt64(0)));
        await session.ForEachAsync(WaitAgain, untried, static (p, o) => p.Add("@id", o.SubjectId).Add("@outbox", o.MessageId),
            (index, row) => pulse.Note(untried[index].WorkspaceId, row.GetInt64(0)));
        var ended = changes.FindAll(o => o.IsFinal);
        await session.ForEachAsync(FollowChange, ended, static (p, o) => p
            .Add("@after", (long)AfterOf(o)).Add("@error", o.State == DeliveryState.Sent ? null : WordsOf(o) ?? "It was called back before Telegram heard of it.").Add("@id", o.SubjectId).Add("@outbox", o.MessageId),
            (index, row) => pulse.Note(ended[index].WorkspaceId, row.GetInt64(0)));
    }

    private void Note(DeliveryOutcome outcome, long broadcastId)
    {
        pulse.Note(outcome.WorkspaceId, broadcastId);
        // A lost answer says nothing of the message; after a kill there are several at once.
        if (outcome.State is DeliveryState.Sent or DeliveryState.Failed)
            errors.Note(broadcastId, outcome.State == DeliveryState.Sent || outcome.Unreachable is not null ? null : WordsOf(outcome));
    }

    // Its bot went before the message left: another one may reach them.
    private static bool WasNeverTried(DeliveryOutcome outcome) => outcome is { State: DeliveryState.Failed, Attempts: 0, ErrorCode: 0 };

    private static RecipientState StateOf(DeliveryState state) => state switch
    {
        DeliveryState.Sent => RecipientState.Sent,
        DeliveryState.Failed => RecipientState.Failed,
        DeliveryState.Unknown => RecipientState.Unknown,
        DeliveryState.Cancelled => RecipientState.Skipped,
        _ => RecipientState.Queued,
    };

    private static AfterState AfterOf(DeliveryOutcome outcome) => (outcome.Method.StartsWith("delete", StringComparison.Ordinal), outcome.State == DeliveryState.Sent) switch
    {
        (true, true) => AfterState.Deleted,
        (true, false) => AfterState.DeleteFailed,
        (false, true) => AfterState.Edited,
        _ => AfterState.EditFailed,
    };

    private static string? WordsOf(DeliveryOutcome outcome) =>
        outcome.State == DeliveryState.Cancelled ? "Somebody called the message back before it left."
        : outcome.Error is null ? null
        : ShortText.Cut(outcome.Error, LongestError);

    private static bool IsChange(DeliveryOutcome outcome) => outcome.Method.StartsWith("edit", StringComparison.Ordinal) || outcome.Method.StartsWith("delete", StringComparison.Ordinal);
}
