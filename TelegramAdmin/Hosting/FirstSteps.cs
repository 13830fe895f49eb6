using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;

namespace TelegramAdmin.Hosting;

/// <summary>Before anything else runs: the schema, the default workspace, the configured owner.</summary>
[OnEveryNode]
internal sealed partial class FirstSteps(
    PrepareDatabase prepare, CreateWorkspace workspaces, CreateAdmin admins, AuditLog audit, AppSettings settings, ILogger<FirstSteps> logger) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var applied = await prepare.RunAsync(cancellationToken);
        if (applied > 0)
            Log.Migrated(logger, applied);
        await workspaces.EnsureDefaultAsync("TelegramAdmin");
        if (settings.Owner is { } owner && await admins.IsFirstAsync())
            await CreateOwnerAsync(owner);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task CreateOwnerAsync(OwnerSettings owner)
    {
        var made = await admins.RunAsync(WorkspaceId.Default, "", owner.Email, owner.Password, AdminRole.Owner, onlyAsFirst: true);
        if (made.Failure is { } failure)
            throw new SettingsException([$"Admin:{(failure.Field == "email" ? "Email" : "Password")}: {failure.Message}"]);
        await audit.RecordAsync(WorkspaceId.Default, Actor.System, "staff.added", owner.Email, "first owner, from configuration");
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The database was brought up to date: {Count} migrations")]
        public static partial void Migrated(ILogger logger, int count);
    }
}
