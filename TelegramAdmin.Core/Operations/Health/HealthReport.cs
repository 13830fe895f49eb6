using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Health;

namespace TelegramAdmin.Core.Operations.Health;

/// <summary>Asks each part whether it works. A look serves everybody for two seconds.</summary>
public sealed partial class HealthReport(IEnumerable<IHealthPart> parts, TimeProvider time, ILogger<HealthReport> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly IReadOnlyList<IHealthPart> _parts = [.. parts.OrderBy(p => p.Order)];
    private volatile Look? _last;

    public Task<IReadOnlyList<PartHealth>> CheckAsync()
    {
        var now = time.GetUtcNow();
        if (_last is { } last && now >= last.At && now - last.At < Fresh)
            return last.Parts;
        var parts = LookAsync();
        _last = new Look(now, parts);
        return parts;
    }

    /// <summary>Looks again, whatever was seen a moment ago.</summary>
    public Task<IReadOnlyList<PartHealth>> CheckAnewAsync()
    {
        _last = null;
        return CheckAsync();
    }

    private sealed record Look(DateTimeOffset At, Task<IReadOnlyList<PartHealth>> Parts);

    private async Task<IReadOnlyList<PartHealth>> LookAsync() => await Task.WhenAll(_parts.Select(LookAtAsync));

    private async Task<PartHealth> LookAtAsync(IHealthPart part)
    {
        using var late = new CancellationTokenSource(Patience);
        try
        {
            return new PartHealth(part.Key, part.Title, part.IsVital, await part.CheckAsync(late.Token));
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return new PartHealth(part.Key, part.Title, part.IsVital, new HealthFinding(HealthState.Bad, $"no answer within {Patience.TotalSeconds:0} s"));
        }
        catch (Exception e)
        {
            Log.PartFailed(logger, e, part.Key);
            return new PartHealth(part.Key, part.Title, part.IsVital, new HealthFinding(HealthState.Bad, "it could not be looked at", "The log says why.", "/system/logs"));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "The health of {Part} could not be looked at")]
        public static partial void PartFailed(ILogger logger, Exception e, string part);
    }
}

/// <summary>One part and how it stands.</summary>
public sealed record PartHealth(string Name, string Title, bool IsVital, HealthFinding Finding)
{
    public HealthState State => Finding.State;

    public bool IsHealthy => State != HealthState.Bad;

    /// <summary>Measure and cure in one line, for text.</summary>
    public string Detail => Finding.Cure is { } cure ? $"{Finding.Measure}. {cure}" : Finding.Measure;
}
