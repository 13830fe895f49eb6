using TelegramAdmin.Core.Backups.Watching;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Notifications.Making;

/// <summary>What there is to say of backups. That none was made is no event, so it is looked for.</summary>
internal sealed class BackupNews(BackupWatch watch)
{
    public async Task<NotificationDraft?> ReadAsync()
    {
        var standing = await watch.ReadAsync();
        return standing.Trouble == BackupTrouble.None ? null : new NotificationDraft(WorkspaceId.Default, NotificationKind.BackupTrouble,
            "backups", $"{standing.Trouble}:{(standing.Since ?? standing.GoodAt)?.UtcTicks}", Subject(standing.Trouble), "/system/backups") { Text = standing.Error };
    }

    private static string Subject(BackupTrouble trouble) => trouble switch
    {
        BackupTrouble.Failed => "The last backup failed",
        BackupTrouble.Old => "Two backups in a row were not made",
        _ => "No backup is made by itself",
    };
}
