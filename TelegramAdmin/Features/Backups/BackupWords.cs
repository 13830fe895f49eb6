using TelegramAdmin.Components.Marks;
using TelegramAdmin.Core.Backups;

namespace TelegramAdmin.Features.Backups;

/// <summary>Backups in words.</summary>
internal static class BackupWords
{
    /// <param name="hasFile">Somebody may have taken it away by hand.</param>
    public static (string Word, Tone Tone) State(Backup backup, bool hasFile) => backup.State switch
    {
        BackupState.Failed => ("failed", Tone.Bad),
        _ when !hasFile => ("file gone", Tone.Mute),
        BackupState.Damaged => ("damaged", Tone.Bad),
        BackupState.Verified => ("verified", Tone.Ok),
        _ => ("not verified yet", Tone.Warn),
    };

    public static string Origin(Backup backup) => backup.Origin switch
    {
        BackupOrigin.Schedule => "the schedule",
        BackupOrigin.Found => "found in the folder",
        _ => backup.MadeBy ?? "somebody of the team",
    };

    public static string Task(BackupTask task) => task switch
    {
        BackupTask.Making => "A backup is being made",
        BackupTask.Checking => "A backup is being verified",
        _ => "A restore is being prepared",
    };
}
