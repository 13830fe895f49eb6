using System.Collections.Concurrent;

namespace TelegramAdmin.Core.Telemetry;

/// <summary>What the loops of this process did in their last round. A loop names itself at its first one; nothing is kept across a restart.</summary>
public sealed class LoopBoard(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, LoopRound> _rounds = new();

    /// <summary>By name.</summary>
    public IReadOnlyList<LoopRound> Rounds => [.. _rounds.Values.OrderBy(r => r.Name, StringComparer.Ordinal)];

    public LoopRound? RoundOf(string name) => _rounds.GetValueOrDefault(name);

    /// <summary>One round: what it throws is noted and thrown on.</summary>
    public async Task<T> RunAsync<T>(string name, Func<Task<T>> round)
    {
        var started = time.GetTimestamp();
        try
        {
            var result = await round();
            Note(name, started, null);
            return result;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Note(name, started, e.Message);
            throw;
        }
    }

    /// <inheritdoc cref="RunAsync{T}(string, Func{Task{T}})" />
    public Task RunAsync(string name, Func<Task> round) => RunAsync(name, async () =>
    {
        await round();
        return true;
    });

    private void Note(string name, long started, string? error)
    {
        var (now, took) = (time.GetUtcNow(), time.GetElapsedTime(started));
        _rounds.AddOrUpdate(name,
            _ => new LoopRound(name, now, took, error, error is null ? null : now, 1),
            (_, last) => error is null ? last with { At = now, Took = took, IsFailing = false, Rounds = last.Rounds + 1 } : new LoopRound(name, now, took, error, now, last.Rounds + 1));
    }
}

/// <summary>How a loop fares.</summary>
/// <param name="At">When its last round ended.</param>
/// <param name="LastError">Of the last round that failed; null where none did.</param>
/// <param name="Rounds">Since the start.</param>
public sealed record LoopRound(string Name, DateTimeOffset At, TimeSpan Took, string? LastError, DateTimeOffset? FailedAt, long Rounds)
{
    /// <summary>Whether it was the last one that failed.</summary>
    public bool IsFailing { get; init; } = LastError is not null;
}
