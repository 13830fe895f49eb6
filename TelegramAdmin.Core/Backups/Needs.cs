using TelegramAdmin.Core.Backups.Watching;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Backups;

/// <summary>Backups that fail, are not made, or are switched off. They hold every workspace, so the first one is told.</summary>
internal sealed class BackupNeeds(BackupWatch watch) : INeedSource
{
    private const string Page = "/system/backups";

    public async Task<IReadOnlyList<Need>> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        if (workspace != WorkspaceId.Default)
            return [];
        var standing = await watch.ReadAsync(cancellation);
        return standing.Trouble switch
        {
            BackupTrouble.Failed => [new Need(NeedKind.BackupFailed, NeedLevel.Bad, 1, Page) { Detail = standing.Error, Since = standing.Since }],
            BackupTrouble.Old => [new Need(NeedKind.BackupOld, NeedLevel.Bad, 1, Page) { Since = standing.Since }],
            BackupTrouble.Off => [new Need(NeedKind.BackupsOff, NeedLevel.Warn, 1, Page)],
            _ => [],
        };
    }
}
