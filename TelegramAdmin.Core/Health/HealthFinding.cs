namespace TelegramAdmin.Core.Health;

/// <summary>How a part stands, how that shows, and what helps.</summary>
/// <param name="Measure">In words, with the number that decided: "41 ms", "3 of 4 bots work".</param>
/// <param name="Cure">What to do now; null where nothing is to be done.</param>
/// <param name="CureAt">Where it is done, as an address of this site.</param>
public sealed record HealthFinding(HealthState State, string Measure, string? Cure = null, string? CureAt = null)
{
    public static HealthFinding Ok(string measure) => new(HealthState.Ok, measure);

    /// <summary>Not set up, and so neither well nor ill.</summary>
    public static HealthFinding Off(string measure) => new(HealthState.Off, measure);
}

public enum HealthState
{
    /// <summary>Not used here.</summary>
    Off = 0,

    Ok = 1,

    /// <summary>It works, and soon may not; or it works only in part.</summary>
    Warn = 2,

    /// <summary>It does not work until somebody acts.</summary>
    Bad = 3,
}
