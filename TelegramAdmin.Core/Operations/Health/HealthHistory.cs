using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Operations.Health;

/// <summary>Reads how each part stood, day by day and change by change.</summary>
public sealed class HealthHistory(IDatabase database, TimeProvider time)
{
    public const int Days = 90;

    private const int MostChanges = 50;

    /// <summary>By part.</summary>
    public async Task<IReadOnlyDictionary<string, PartHistory>> ReadAsync(CancellationToken cancellation = default)
    {
        var today = time.GetUtcNow().UtcDateTime.Date;
        var first = new DateTimeOffset(today.AddDays(1 - Days), TimeSpan.Zero);
        await using var db = database.ReadAll();
        var days = await db.HealthSamples.Where(s => s.Span == SampleSpan.Day && s.At >= first).ToListAsync(cancellation);
        var changes = db.HealthSamples.Where(s => s.Span == SampleSpan.Change);
        var latest = await changes.Where(s => s.At == changes.Where(o => o.Part == s.Part).Max(o => o.At)).ToDictionaryAsync(s => s.Part, cancellation);
        return latest.ToDictionary(p => p.Key, p => new PartHistory(p.Value.At, [.. Enumerable.Range(0, Days)
            .Select(i => first.AddDays(i)).Select(at => HealthDay.Of(at, days.Find(d => d.Part == p.Key && d.At == at)))]));
    }

    /// <summary>When it changed, newest first.</summary>
    public async Task<IReadOnlyList<HealthSample>> ReadChangesAsync(string part, CancellationToken cancellation = default)
    {
        await using var db = database.ReadAll();
        return await db.HealthSamples.Where(s => s.Part == part && s.Span == SampleSpan.Change).OrderByDescending(s => s.At).Take(MostChanges).ToListAsync(cancellation);
    }
}

/// <param name="Since">Since when it stands as it did at the last look.</param>
/// <param name="Days">Oldest first; the last is today.</param>
public sealed record PartHistory(DateTimeOffset Since, IReadOnlyList<HealthDay> Days)
{
    /// <summary>The share of the minutes looked at in which it worked; null where it was never in use.</summary>
    public double? Uptime => Days.Sum(d => d.Looked) is > 0 and var looked ? 1 - (double)Days.Sum(d => d.MinutesBad) / looked : null;
}

/// <param name="State">The worst of the day; null where nobody looked.</param>
public sealed record HealthDay(DateTimeOffset At, HealthState? State, int MinutesOk, int MinutesWarn, int MinutesBad)
{
    public int Looked => MinutesOk + MinutesWarn + MinutesBad;

    internal static HealthDay Of(DateTimeOffset at, HealthSample? row) => row is null ? new(at, null, 0, 0, 0) : new(at, row.State, row.MinutesOk, row.MinutesWarn, row.MinutesBad);
}
