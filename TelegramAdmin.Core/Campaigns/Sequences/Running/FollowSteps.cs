using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Sequences.Running;

/// <summary>Moves people on once their message is out, in the transaction that records it; who cannot be written to leaves.</summary>
internal sealed class FollowSteps : IDeliveryObserver
{
    private const int LongestReason = 300;

    // Without a next time it was the last step. Who left meanwhile stays so.
    private const string Arrived = """
        UPDATE sequence_runs SET sent = sent + 1, step = step + 1, state = CASE WHEN due_at IS NULL THEN 3 ELSE 1 END, ended_at = CASE WHEN due_at IS NULL THEN @at END
        WHERE id = @id AND state = 2
        """;

    private const string Refused = "UPDATE sequence_runs SET state = 4, due_at = NULL, ended_at = @at, reason = @reason WHERE id = @id AND state = 2";

    public async Task RecordAsync(WriteSession session, IReadOnlyList<DeliveryOutcome> outcomes)
    {
        var ours = outcomes.Where(o => o is { SubjectKind: SubjectKind.SequenceRun, SubjectId: not null, IsFinal: true }).ToList();
        if (ours.Count == 0)
            return;
        // What may have arrived counts as arrived: the next step must not wait for somebody's decision.
        await session.ForEachAsync(Arrived, [.. ours.Where(HasArrived)], static (p, o) => p.Add("@at", o.At).Add("@id", o.SubjectId));
        await session.ForEachAsync(Refused, [.. ours.Where(o => !HasArrived(o))], static (p, o) => p.Add("@at", o.At).Add("@reason", Reason(o)).Add("@id", o.SubjectId));
    }

    private static bool HasArrived(DeliveryOutcome outcome) => outcome.State is DeliveryState.Sent or DeliveryState.Unknown;

    private static string Reason(DeliveryOutcome outcome) =>
        outcome.State == DeliveryState.Cancelled ? "A message of it was called back" : ShortText.Cut(outcome.Error ?? "Telegram refused a message of it", LongestReason);
}
