using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;

namespace TelegramAdmin.Core.Operations.Health.Parts;

/// <summary>Whether the database answers, and how fast.</summary>
internal sealed class DatabasePart(IDatabase database) : IHealthPart
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    public string Key => "database";

    public string Title => "Database";

    public int Order => 10;

    public bool IsVital => true;

    public async Task<HealthFinding> CheckAsync(CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await using var db = database.ReadAll();
            await db.Workspaces.AnyAsync(cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new(HealthState.Bad, $"{database.Provider.Name} does not answer", "See that the database runs and that its disk is not full.");
        }
        var took = Stopwatch.GetElapsedTime(started);
        var measure = $"{database.Provider.Name} answers in {took.TotalMilliseconds:0} ms";
        return took > Slow ? new(HealthState.Warn, measure, "It is slow. Look at what else uses its machine.", "/system/performance") : HealthFinding.Ok(measure);
    }
}
