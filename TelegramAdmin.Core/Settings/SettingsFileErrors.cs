using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Settings;

/// <summary>Why a file of settings is not taken.</summary>
public static class SettingsFileErrors
{
    public static Failure Unreadable { get; } = new(FailureKind.Invalid, "settings_file_invalid", "This is not a file of settings. Take one that was exported here or from another installation.");

    public static Failure TooLarge { get; } = new(FailureKind.Invalid, "settings_file_too_large", "The file is larger than 1 MB; no file of settings is. Take one that was exported here.");

    public static Failure HasFaults(int count) => new(FailureKind.Invalid, "settings_file_has_faults", $"Nothing was changed. {(count == 1 ? "One place in the file does" : $"{count} places in the file do")} not fit; mend or remove them.");

    public static Failure ForOwners(string title) => new(FailureKind.Forbidden, "settings_file_for_owners", $"Nothing was changed. “{title}” is for owners to change; ask one, or take it out of the file.");
}
