namespace TelegramAdmin.Core.Campaigns.Writing.Checking;

/// <summary>Something that was found before sending.</summary>
/// <param name="Words">What it is and what to do, for people.</param>
/// <param name="Field">text, files, buttons, languages or audience.</param>
/// <param name="Language">Of which version; empty for the default, null where it is about the whole.</param>
public sealed record MessageFinding(FindingSeverity Severity, string Words, string Field, string? Language = null);

public enum FindingSeverity
{
    /// <summary>It cannot be sent so.</summary>
    Error = 1,

    /// <summary>It can be sent, and some people get nothing or something odd.</summary>
    Warning = 2,

    /// <summary>Worth a thought.</summary>
    Hint = 3,
}
