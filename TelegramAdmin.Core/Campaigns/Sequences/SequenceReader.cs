using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Sequences;

/// <summary>Sequences, and how many people are where in them.</summary>
public sealed class SequenceReader(IDatabase database)
{
    public async Task<IReadOnlyList<SequenceLine>> ListAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var sequences = await db.Sequences.OrderBy(s => s.Name).ToListAsync(cancellation);
        var counts = (await db.SequenceRuns.GroupBy(r => new { r.SequenceId, r.State }).Select(g => new { g.Key.SequenceId, g.Key.State, People = g.LongCount(), Sent = g.Sum(r => (long)r.Sent) }).ToListAsync(cancellation))
            .ToLookup(c => c.SequenceId);
        return [.. sequences.Select(s => new SequenceLine(s, Of([.. counts[s.Id].Select(c => (c.State, c.People, c.Sent))])))];
    }

    public async Task<Sequence?> FindAsync(WorkspaceId workspace, long id, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.Sequences.FirstOrDefaultAsync(s => s.Id == id, cancellation);
    }

    /// <summary>For each step that the sequence has now.</summary>
    public async Task<IReadOnlyList<StepCounts>> StepsAsync(WorkspaceId workspace, Sequence sequence, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var places = await db.SequenceRuns.Where(r => r.SequenceId == sequence.Id).GroupBy(r => new { r.Step, r.State }).Select(g => new { g.Key.Step, g.Key.State, People = g.LongCount() }).ToListAsync(cancellation);
        return [.. Enumerable.Range(0, SequenceStep.Read(sequence.Steps).Count).Select(step => new StepCounts(step,
            places.Where(p => p.Step == step && (p.State is SequenceRunState.UnderWay or SequenceRunState.Sending)).Sum(p => p.People),
            places.Where(p => p.Step > step || (p.Step == step && p.State == SequenceRunState.Finished)).Sum(p => p.People)))];
    }

    private static SequenceCounts Of(IReadOnlyList<(SequenceRunState State, long People, long Sent)> states)
    {
        long In(params SequenceRunState[] which) => states.Where(s => which.Contains(s.State)).Sum(s => s.People);
        return new SequenceCounts(In(SequenceRunState.UnderWay, SequenceRunState.Sending), In(SequenceRunState.Finished), In(SequenceRunState.Left), states.Sum(s => s.Sent));
    }
}
