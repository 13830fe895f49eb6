using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Backups;
using TelegramAdmin.Core.Backups.Checking;
using TelegramAdmin.Core.Backups.Elsewhere;
using TelegramAdmin.Core.Backups.Making;
using TelegramAdmin.Core.Backups.Restoring;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Hosting;

namespace TelegramAdmin.Features.Backups;

/// <summary>What the page does, each act written down. Work goes on where its page is closed meanwhile.</summary>
public sealed class BackupActs(
    StaffSession session, MakeBackup make, VerifyBackup verify, StageRestore stage, BackupShelf shelf, BackupFolder folder,
    SettingsStore settings, SecretProtector secrets, JobRunner jobs, AuditLog audit, Restart restart, FreshSignIn fresh)
{
    public async Task<Result<Backup>> MakeAsync(string? passphrase)
    {
        var actor = await RequireAsync(AdminRole.Admin);
        var made = await make.RunAsync(new BackupRequest(BackupOrigin.Page, actor.Name, passphrase));
        if (made.TryGet(out var backup, out _))
            await audit.RecordAsync(WorkspaceId.Default, actor, "backup.made", backup.File, backup.IsEncrypted ? "encrypted" : "not encrypted");
        return made;
    }

    public async Task<Result<BackupReport>> VerifyAsync(Backup backup, string? passphrase)
    {
        var actor = await RequireAsync(AdminRole.Admin);
        var done = await verify.RunAsync(backup, await PassphraseAsync(backup, passphrase));
        await audit.RecordAsync(WorkspaceId.Default, actor, "backup.verified", backup.File, done.IsOk ? "good" : done.Failure.Code);
        return done;
    }

    public async Task<Result<Backup>> RemoveAsync(Backup backup)
    {
        var actor = await RequireAsync(AdminRole.Admin);
        var removed = await shelf.RemoveAsync(backup.Id);
        if (removed.IsOk)
            await audit.RecordAsync(WorkspaceId.Default, actor, "backup.removed", backup.File);
        return removed;
    }

    public async Task<Result<RestorePlan>> StageAsync(Backup backup, string? passphrase)
    {
        var actor = await RequireAsync(AdminRole.Owner);
        if (await fresh.RequireAsync() is { } unproved)
            return unproved;
        var staged = await stage.RunAsync(folder.PathOf(backup), await PassphraseAsync(backup, passphrase), actor.Name);
        if (staged.IsOk)
            await audit.RecordAsync(WorkspaceId.Default, actor, "backup.restore_staged", backup.File);
        return staged;
    }

    public async Task<Result<RestorePlan>> DiscardAsync()
    {
        var actor = await RequireAsync(AdminRole.Owner);
        var discarded = await stage.DiscardAsync();
        if (discarded.TryGet(out var plan, out _))
            await audit.RecordAsync(WorkspaceId.Default, actor, "backup.restore_discarded", plan.Backup);
        return discarded;
    }

    public async Task RestartAsync()
    {
        var actor = await RequireAsync(AdminRole.Owner);
        await audit.RecordAsync(WorkspaceId.Default, actor, "app.restarted", "to restore a backup");
        restart.Ask();
    }

    /// <summary>Whether this file may be taken away now.</summary>
    public async Task<Failure?> MayTakeAsync()
    {
        await RequireAsync(AdminRole.Owner);
        return await fresh.RequireAsync();
    }

    /// <summary>For the schedule; null ends encryption.</summary>
    public async Task<Failure?> ChangePassphraseAsync(string? passphrase)
    {
        var actor = await RequireAsync(AdminRole.Owner);
        if (await fresh.RequireAsync() is { } unproved)
            return unproved;
        if (passphrase is { Length: < BackupRequest.ShortestPassphrase })
            return BackupErrors.PassphraseShort;
        var kept = passphrase is null ? "" : secrets.Protect(passphrase);
        if ((await settings.ChangeAsync(WorkspaceId.Default, BackupSettings.Passphrase, kept, actor.AdminId)).Failure is { } failure)
            return failure;
        await audit.RecordAsync(WorkspaceId.Default, actor, "backup.passphrase_changed", "scheduled backups", passphrase is null ? "no longer encrypted" : "encrypted");
        return null;
    }

    /// <returns>What was done; null where nothing was.</returns>
    public async Task<string?> CopyAsync()
    {
        var actor = await RequireAsync(AdminRole.Owner);
        await audit.RecordAsync(WorkspaceId.Default, actor, "backup.copied", "second place");
        return await jobs.RunAsync(CopyBoard.Job);
    }

    /// <summary>Of the storage that copies go to.</summary>
    public async Task<Failure?> ChangeCopySecretAsync(string secret)
    {
        var actor = await RequireAsync(AdminRole.Owner);
        if (await fresh.RequireAsync() is { } unproved)
            return unproved;
        await settings.ChangeAsync(WorkspaceId.Default, CopySettings.Secret, secrets.Protect(secret), actor.AdminId);
        await audit.RecordAsync(WorkspaceId.Default, actor, "backup.copy_secret_changed", "second place");
        return null;
    }

    /// <summary>What was typed; else, for one of the schedule, what that is encrypted with.</summary>
    private async Task<string?> PassphraseAsync(Backup backup, string? typed)
    {
        if (!string.IsNullOrEmpty(typed) || !backup.IsEncrypted || backup.Origin != BackupOrigin.Schedule)
            return typed;
        return await settings.GetAsync(WorkspaceId.Default, BackupSettings.Passphrase) is { Length: > 0 } kept ? secrets.TryReveal(kept) : null;
    }

    /// <summary>A backup holds every workspace, so it is for those of the first one.</summary>
    private async Task<Actor> RequireAsync(AdminRole atLeast)
    {
        var staff = await session.RequireAsync(atLeast);
        return staff.Workspace == WorkspaceId.Default ? await session.RequireActorAsync(atLeast) : throw new UnauthorizedAccessException("Backups hold every workspace.");
    }
}
