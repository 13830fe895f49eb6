using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Backups.Elsewhere;

/// <summary>A second place for the backups of the schedule, and what is kept there. Whoever chooses it sends every key away, so it is for owners.</summary>
public static class CopySettings
{
    public static Setting<CopyPlaceKind> Place { get; } = new(
        "backups.copy_to", CopyPlaceKind.None, "Second place", "Where each backup of the schedule is copied, so that a disk that breaks does not take them along.") { IsForOwners = true };

    public static Setting<string> Folder { get; } = new(
        "backups.copy_folder", "", "Folder of copies", "The full path of a folder on another disk, which has to be there.",
        path => path.Length == 0 || Path.IsPathFullyQualified(path) ? null : "Write the full path, such as /mnt/backups.") { IsForOwners = true };

    public static Setting<string> Endpoint { get; } = new(
        "backups.copy_endpoint", "", "Address of the storage", "Of any service that speaks S3, such as https://s3.eu-central-1.amazonaws.com.",
        address => address.Length == 0 || Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" ? null : "Write an address like https://s3.example.com.") { IsForOwners = true };

    public static Setting<string> Region { get; } = new("backups.copy_region", "us-east-1", "Region", "As the service names it; most others than Amazon take any.") { IsForOwners = true };

    public static Setting<string> Bucket { get; } = new("backups.copy_bucket", "", "Bucket", "It has to be there already.") { IsForOwners = true };

    public static Setting<string> Prefix { get; } = new("backups.copy_prefix", "", "Folder in the bucket", "What stands before each name, such as telegramadmin/; empty for none.") { IsForOwners = true };

    public static Setting<string> KeyId { get; } = new("backups.copy_key", "", "Access key", "Of an account that may list, write and delete in this bucket and nothing else.") { IsForOwners = true };

    /// <summary>Encrypted as every secret is; empty where none is set.</summary>
    public static Setting<string> Secret { get; } = new("backups.copy_secret", "", "Secret key", "What belongs to the access key.") { IsForOwners = true, IsSecret = true };

    public static Setting<int> KeepLast { get; } = new("backups.copy_keep_last", 3, "Keep the last copies", "So many of the newest, however close together they are.", Between(1, 1_000)) { IsForOwners = true };

    public static Setting<int> KeepDaily { get; } = new("backups.copy_keep_daily", 14, "Keep daily copies", "The newest of each of so many days.", Between(0, 1_000)) { IsForOwners = true };

    public static Setting<int> KeepWeekly { get; } = new("backups.copy_keep_weekly", 8, "Keep weekly copies", "The newest of each of so many weeks.", Between(0, 1_000)) { IsForOwners = true };

    public static Setting<int> KeepMonthly { get; } = new("backups.copy_keep_monthly", 12, "Keep monthly copies", "The newest of each of so many months.", Between(0, 1_000)) { IsForOwners = true };

    public static IReadOnlyList<Setting> Where { get; } = [Place, Folder, Endpoint, Region, Bucket, Prefix, KeyId];

    public static IReadOnlyList<Setting> Kept { get; } = [KeepLast, KeepDaily, KeepWeekly, KeepMonthly];

    private static Func<int, string?> Between(int least, int most) => value => value >= least && value <= most ? null : $"Take a number from {least} to {most}.";
}

/// <summary>What kind of place it is. Numbers are stored: add at the end.</summary>
public enum CopyPlaceKind
{
    /// <summary>Backups stay where they are made.</summary>
    None = 0,

    /// <summary>A folder, on a disk that is mounted here.</summary>
    Folder = 1,

    /// <summary>A bucket of a service that speaks S3.</summary>
    Bucket = 2,
}
