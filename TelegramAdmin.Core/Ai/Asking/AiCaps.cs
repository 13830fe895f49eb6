using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Ai.Asking;

/// <summary>Holds a workspace to what it allows in an hour and a day. What is on its way counts as well.</summary>
public sealed class AiCaps(IDatabase database, SettingsStore settings, TimeProvider time)
{
    private readonly ConcurrentDictionary<WorkspaceId, int> _underWay = new();

    /// <summary>Why nothing more may be sent now; null where it may.</summary>
    public async Task<Failure?> WhyNotAsync(WorkspaceId workspace)
    {
        var now = time.GetUtcNow();
        var (hourAgo, today) = (now.AddHours(-1), new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero));
        var values = await settings.OfAsync(workspace);
        var before = _underWay.GetValueOrDefault(workspace);
        await using var db = database.Read(workspace);
        var sent = await db.AiAnswers.CountAsync(a => a.AskedAt > hourAgo && a.Milliseconds > 0);
        if (sent + Math.Max(before, _underWay.GetValueOrDefault(workspace)) >= values.Get(AiSettings.HourlyRequests))
            return AiErrors.OverHour;
        var most = values.Get(AiSettings.DailyCost) * 1_000_000;
        return most > 0 && await db.AiAnswers.Where(a => a.AskedAt >= today).SumAsync(a => a.CostMicros) >= most ? AiErrors.OverCost : null;
    }

    internal void Begin(WorkspaceId workspace) => _underWay.AddOrUpdate(workspace, 1, (_, count) => count + 1);

    /// <summary>Once the row says that it was sent.</summary>
    internal void End(WorkspaceId workspace) => _underWay.AddOrUpdate(workspace, 0, (_, count) => count - 1);
}
