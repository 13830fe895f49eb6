using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Backups;

/// <summary>What is decided about backups, once for the whole installation: it stands in the default workspace.</summary>
public static class BackupSettings
{
    public static Setting<BackupRhythm> Rhythm { get; } = new(
        "backups.rhythm", BackupRhythm.Daily, "Backups by themselves", "How often a backup is made without anybody's doing.");

    public static Setting<int> Hour { get; } = new(
        "backups.hour", 3, "Hour", "The hour of the day in which it is made, 0 to 23, UTC. A weekly one is made on Sunday.", Between(0, 23));

    public static Setting<bool> IsVerified { get; } = new(
        "backups.verified", true, "Verify at once", "Whether each is restored into a scratch database right after it was made, and compared.");

    public static Setting<int> KeepLast { get; } = new(
        "backups.keep_last", 3, "Keep the last", "So many of the newest, however close together they are.", Between(1, 1_000));

    public static Setting<int> KeepDaily { get; } = new(
        "backups.keep_daily", 7, "Keep daily", "The newest of each of so many days.", Between(0, 1_000));

    public static Setting<int> KeepWeekly { get; } = new(
        "backups.keep_weekly", 4, "Keep weekly", "The newest of each of so many weeks.", Between(0, 1_000));

    public static Setting<int> KeepMonthly { get; } = new(
        "backups.keep_monthly", 6, "Keep monthly", "The newest of each of so many months.", Between(0, 1_000));

    /// <summary>What scheduled backups are encrypted with, itself encrypted as every secret is; empty where they are not.</summary>
    public static Setting<string> Passphrase { get; } = new(
        "backups.passphrase", "", "Passphrase", "What the backups of the schedule are encrypted with.") { IsSecret = true };

    public static IReadOnlyList<Setting> All { get; } = [Rhythm, Hour, IsVerified, KeepLast, KeepDaily, KeepWeekly, KeepMonthly];

    private static Func<int, string?> Between(int least, int most) => value => value >= least && value <= most ? null : $"Take a number from {least} to {most}.";
}

/// <summary>How often. Numbers are stored: add at the end.</summary>
public enum BackupRhythm
{
    /// <summary>Only when somebody asks for one.</summary>
    Off = 0,

    /// <summary>At the hour, and every six hours from it.</summary>
    EverySixHours = 1,

    /// <summary>Each day at the hour.</summary>
    Daily = 2,

    /// <summary>Each Sunday at the hour.</summary>
    Weekly = 3,
}
