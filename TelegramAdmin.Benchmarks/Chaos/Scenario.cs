using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Chaos;

/// <summary>Something that goes wrong while everything runs.</summary>
/// <param name="TroubleAsync">Begins it, lets it last and ends it.</param>
internal sealed record Scenario(string Name, Func<Stage, Task> TroubleAsync)
{
    /// <summary>The one database that it can happen to; null for both.</summary>
    public DatabaseProvider? Only { get; init; }

    /// <summary>The database lies on a disk of its own that is small.</summary>
    public bool NeedsSmallDisk { get; init; }

    /// <summary>The product's clock can be moved.</summary>
    public bool NeedsClock { get; init; }

    /// <summary>Why it cannot happen on this machine; null where it can.</summary>
    public string? Missing => NeedsSmallDisk && !Troubles.SmallDisk.IsPossible ? "needs root, to mount a small disk"
        : NeedsClock && !Troubles.MovableClock.IsPossible ? "needs libfaketime: apt-get install faketime"
        : null;
}
