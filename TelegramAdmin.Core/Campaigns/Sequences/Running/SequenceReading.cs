using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Sequences.Running;

/// <summary>Reads a sequence for running it. Messages are read once for each version; conditions each time, because segments change.</summary>
internal sealed class SequenceReading(IDatabase database, MessageWriter writer, AudienceQuery audiences, TimeProvider time)
{
    private const int MostKept = 200;

    private readonly ConcurrentDictionary<(long Sequence, int Version), IReadOnlyList<Result<PreparedMessage>>> _messages = new();

    /// <returns>Null where it is gone or off.</returns>
    public async Task<ReadSequence?> FindAsync(long id, CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        if (await db.Sequences.FirstOrDefaultAsync(s => s.Id == id && s.IsOn, cancellation) is not { } sequence)
            return null;
        var steps = SequenceStep.Read(sequence.Steps);
        var conditions = new List<Result<WrittenAudience>?>();
        foreach (var step in steps)
            conditions.Add(step.Only is { } only ? await audiences.WriteAsync(only, sequence.WorkspaceId, time.GetUtcNow(), cancellation) : (Result<WrittenAudience>?)null);
        Result<WrittenAudience>? ends = sequence.EndsFor is { } filter ? await audiences.WriteAsync(Audience.Read(filter), sequence.WorkspaceId, time.GetUtcNow(), cancellation) : (Result<WrittenAudience>?)null;
        return new ReadSequence(sequence, steps, await MessagesAsync(sequence, steps, cancellation), conditions, ends);
    }

    private async Task<IReadOnlyList<Result<PreparedMessage>>> MessagesAsync(Sequence sequence, IReadOnlyList<SequenceStep> steps, CancellationToken cancellation)
    {
        if (_messages.TryGetValue((sequence.Id, sequence.Version), out var known))
            return known;
        var messages = new List<Result<PreparedMessage>>();
        foreach (var (index, step) in steps.Index())
            messages.Add(await writer.PrepareAsync(sequence.WorkspaceId, step.Message, new MessageOwner(SubjectKind.SequenceRun, sequence.Id, index), cancellation));
        if (_messages.Count >= MostKept)
            _messages.Clear();
        if (messages.TrueForAll(m => m.IsOk))
            _messages[(sequence.Id, sequence.Version)] = messages;
        return messages;
    }
}

/// <param name="Messages">Of each step; a failure where it cannot be sent any more, such as when its file is gone.</param>
/// <param name="Conditions">Of each step; null for everybody.</param>
/// <param name="Ends">Who matches leaves; null for nobody.</param>
internal sealed record ReadSequence(
    Sequence Of, IReadOnlyList<SequenceStep> Steps, IReadOnlyList<Result<PreparedMessage>> Messages, IReadOnlyList<Result<WrittenAudience>?> Conditions, Result<WrittenAudience>? Ends);
