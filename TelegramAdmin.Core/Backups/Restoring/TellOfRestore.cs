using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Backups.Restoring;

/// <summary>Writes down in the restored product's own log that it was restored.</summary>
[OnEveryNode]
public sealed partial class TellOfRestore(EngineOptions options, AuditLog audit, ILogger<TellOfRestore> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (RestorePlan.FindDone(options) is not { } plan)
            return;
        await audit.RecordAsync(WorkspaceId.Default, Actor.System, "backup.restored", plan.Backup, $"staged by {plan.StagedBy ?? "nobody known"}; what was here lies in {plan.Aside}");
        Log.Restored(logger, plan.Backup, plan.Aside);
        Directory.Delete(RestorePlan.FolderOf(options), recursive: true);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The backup {Backup} was restored; what was there before is kept in {Aside}")]
        public static partial void Restored(ILogger logger, string backup, string aside);
    }
}
