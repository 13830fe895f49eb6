using TelegramAdmin.Core.Health;

namespace TelegramAdmin.Hosting.Doctor;

/// <summary>One thing that the doctor looked at.</summary>
/// <param name="Name">One word, the same in every report.</param>
/// <param name="What">How it stands; where it is wrong, what is wrong.</param>
/// <param name="Why">What it leads to; null where that is plain.</param>
/// <param name="Cure">What to do now; null where nothing is to be done.</param>
internal sealed record DoctorFinding(string Name, HealthState State, string What, string? Why = null, string? Cure = null)
{
    public static DoctorFinding Ok(string name, string what) => new(name, HealthState.Ok, what);

    public static DoctorFinding Off(string name, string what) => new(name, HealthState.Off, what);

    public static DoctorFinding Warn(string name, string what, string why, string cure) => new(name, HealthState.Warn, what, why, cure);

    public static DoctorFinding Bad(string name, string what, string why, string cure) => new(name, HealthState.Bad, what, why, cure);
}

/// <summary>Looks at one subject.</summary>
internal interface IDoctorCheck
{
    /// <summary>One word, for where it fails by itself.</summary>
    string Name { get; }

    /// <summary>Reads this version's tables, so it waits until they are there.</summary>
    bool NeedsTables => false;

    Task<IReadOnlyList<DoctorFinding>> LookAsync(CancellationToken cancellation);
}
