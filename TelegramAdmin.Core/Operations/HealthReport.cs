using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Workspaces;

namespace TelegramAdmin.Core.Operations;

/// <summary>Asks each part whether it works.</summary>
public sealed class HealthReport(IDatabase database, EngineOptions options, UpdateWindow window)
{
    private const long LowDisk = 200L * 1024 * 1024;

    public async Task<IReadOnlyList<PartHealth>> CheckAsync(CancellationToken cancellation = default) =>
        [await DatabaseAsync(cancellation), Disk(), Updates()];

    private async Task<PartHealth> DatabaseAsync(CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await using var db = database.ReadAll();
            await db.Workspaces.AnyAsync(cancellation);
            return new PartHealth("database", true, $"{database.Provider} answers in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new PartHealth("database", false, "The database does not answer.");
        }
    }

    private PartHealth Disk()
    {
        try
        {
            var free = new DriveInfo(Path.GetFullPath(options.DataDirectory)).AvailableFreeSpace;
            return new PartHealth("disk", free > LowDisk, $"{free / 1024 / 1024:N0} MB free in the data directory");
        }
        catch (IOException)
        {
            return new PartHealth("disk", false, "The data directory cannot be read.");
        }
    }

    private PartHealth Updates() =>
        new("updates", true, $"{window.Count:N0} updates on their way");
}

/// <summary>One part, whether it works, and how that shows.</summary>
public sealed record PartHealth(string Name, bool IsHealthy, string Detail);
