using System.Globalization;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Backups;

/// <summary>Every way in which making, checking or restoring a backup is refused.</summary>
public static class BackupErrors
{
    public static Failure Running { get; } = new(FailureKind.Conflict, "backup_running", "Another backup or restore is under way on this data folder. Wait until it is done.");

    public static Failure NotFound { get; } = new(FailureKind.NotFound, "backup_unknown", "There is no such backup, or its file is gone.");

    public static Failure NotABackup { get; } = new(FailureKind.Invalid, "backup_not_one", "This file is not a backup of TelegramAdmin, or its end is missing. Copy it once more from where it came.");

    public static Failure PassphraseNeeded { get; } = new(FailureKind.Invalid, "backup_passphrase_needed", "This backup is encrypted. Give the passphrase that it was made with.", "passphrase");

    public static Failure PassphraseWrong { get; } = new(FailureKind.Invalid, "backup_passphrase_wrong", "The passphrase does not open this backup.", "passphrase");

    public static Failure PassphraseShort { get; } = new(FailureKind.Invalid, "backup_passphrase_short", "The passphrase is too short. Take 12 characters or more: whoever has the file has all the time of the world to guess.", "passphrase");

    public static Failure FileExists { get; } = new(FailureKind.Conflict, "backup_file_exists", "There is a file of this name already. Give another name, or take that one away.");

    public static Failure NotEmpty { get; } = new(FailureKind.Conflict, "restore_not_empty", "Here is a product already. Give --replace to put the backup in its place; what is here is kept aside.");

    public static Failure NothingStaged { get; } = new(FailureKind.NotFound, "restore_not_staged", "No restore waits for a restart.");

    public static Failure PlaceIncomplete { get; } = new(FailureKind.Invalid, "backup_place_incomplete", "The second place is not set up. Fill in its folder, or address, bucket and both keys.");

    public static Failure OpenBackup { get; } = new(FailureKind.Invalid, "backup_place_open", "Backups that are not encrypted do not leave the machine: whoever has one has every key. Set a passphrase; those made from then on are copied.");

    public static Failure TooLarge { get; } = new(FailureKind.Invalid, "backup_place_too_large", "The storage takes files up to 5 GB in one piece, and this backup is larger. Take a folder on another disk.");

    public static Failure NoFolder(string folder) => new(FailureKind.Unavailable, "backup_place_gone", $"The folder {folder} is not there. See that its disk is mounted.");

    public static Failure PlaceRefused(string why) => new(FailureKind.Unavailable, "backup_place_refused", $"The storage did not do it: {why.TrimEnd('.')}. Look at address, bucket and keys.");

    public static Failure Damaged(string what) => new(FailureKind.Invalid, "backup_damaged", $"The backup is damaged: {what}. Take another one.");

    public static Failure Differs(string what) => new(FailureKind.Invalid, "backup_differs", $"What was restored does not equal what was backed up: {what}. Take another backup.");

    public static Failure Newer(string version) => new(FailureKind.Invalid, "backup_newer", $"The backup was made by a newer version of TelegramAdmin ({version}). Run that version, or take an older backup.");

    public static Failure OtherDatabase(DatabaseProvider made, DatabaseProvider here) => new(FailureKind.Invalid, "backup_other_database",
        $"The backup was made on {made} and this installation runs on {here}. A backup goes back into the kind of database it came from: set Database:Provider to {made}.");

    public static Failure NoSpace(long needed, long free) => new(FailureKind.Unavailable, "backup_no_space", string.Create(CultureInfo.InvariantCulture,
        $"The disk has {free / 1_000_000:N0} MB free and this needs about {needed / 1_000_000:N0} MB. Free some space, or keep fewer backups."));

    public static Failure Unwritable(string why) => new(FailureKind.Unavailable, "backup_unwritable", $"The file could not be written: {why}");
}

/// <summary>Carries a refusal out of the middle of a stream; the use cases turn it into a <see cref="Result{T}"/>.</summary>
internal sealed class BackupException(Failure failure) : Exception(failure.Message)
{
    public Failure Failure => failure;
}
