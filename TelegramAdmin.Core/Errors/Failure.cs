namespace TelegramAdmin.Core.Errors;

/// <summary>What kind of refusal a <see cref="Failure"/> is; the host maps each kind to one HTTP status.</summary>
public enum FailureKind
{
    /// <summary>The input is wrong; the caller can mend it.</summary>
    Invalid,

    /// <summary>What was named does not exist, or not for this workspace.</summary>
    NotFound,

    /// <summary>The input is right by itself but does not fit what is stored.</summary>
    Conflict,

    /// <summary>The caller may not do this.</summary>
    Forbidden,

    /// <summary>A part we depend on does not answer now; the same call may succeed later.</summary>
    Unavailable,
}

/// <summary>An expected failure: what happened and what to do now, with a code that never changes its meaning.</summary>
/// <param name="Kind">Which kind of refusal.</param>
/// <param name="Code">Stable, snake_case; programs and translations rely on it.</param>
/// <param name="Message">What happened, why, what now; plain English.</param>
/// <param name="Field">The input at fault, where there is one.</param>
public sealed record Failure(FailureKind Kind, string Code, string Message, string? Field = null);
