using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Tenancy;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Settings.Workspaces;

/// <summary>What an owner does with workspaces. Core asks whether each is theirs, and writes it down.</summary>
public sealed class WorkspaceActs(StaffSession session, FoundWorkspace found, ChangeWorkspace change, SeedCatalogue catalogue)
{
    /// <summary>With the first products, which the others got at a start.</summary>
    public async Task<Result<WorkspaceId>> MakeAsync(string name)
    {
        var made = await found.RunAsync(name, await session.RequireActorAsync(AdminRole.Owner));
        if (made.IsOk)
            await catalogue.RunAsync();
        return made;
    }

    public async Task<Failure?> RenameAsync(WorkspaceId id, string name) => (await change.RenameAsync(id, name, await session.RequireActorAsync(AdminRole.Owner))).Failure;

    public async Task<Failure?> ArchiveAsync(WorkspaceId id)
    {
        var me = await session.RequireActorAsync(AdminRole.Owner);
        return (await change.ArchiveAsync(id, (await session.GetAsync()).Workspace, me)).Failure;
    }

    public async Task<Failure?> BringBackAsync(WorkspaceId id) => (await change.BringBackAsync(id, await session.RequireActorAsync(AdminRole.Owner))).Failure;
}
