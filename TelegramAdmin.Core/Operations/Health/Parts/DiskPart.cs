using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Operations.Health.Parts;

/// <summary>Whether there is room in the data directory.</summary>
internal sealed class DiskPart(EngineOptions options, IFreeSpace space) : IHealthPart
{
    private const long Megabyte = 1024 * 1024;
    private const long Little = 200 * Megabyte;
    private const long Scarce = 1024 * Megabyte;

    public string Key => "disk";

    public string Title => "Disk";

    public int Order => 20;

    public bool IsVital => true;

    public Task<HealthFinding> CheckAsync(CancellationToken cancellation) => Task.FromResult(Look());

    private HealthFinding Look()
    {
        try
        {
            var free = space.Of(options.PathOf());
            var measure = $"{free / Megabyte:N0} MB free in the data directory";
            return free < Little ? new(HealthState.Bad, measure, "Make room at once: without it nothing can be kept.")
                : free < Scarce ? new(HealthState.Warn, measure, "Make room, or keep messages for fewer days.") : HealthFinding.Ok(measure);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(HealthState.Bad, "the data directory cannot be read", "See that it is there and that the account of this program may read it.");
        }
    }
}

/// <summary>How many bytes are free where a folder lies.</summary>
internal interface IFreeSpace
{
    long Of(string folder);
}

internal sealed class DriveSpace : IFreeSpace
{
    public long Of(string folder) => new DriveInfo(folder).AvailableFreeSpace;
}
