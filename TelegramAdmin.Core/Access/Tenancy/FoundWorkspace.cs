using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;

namespace TelegramAdmin.Core.Access.Tenancy;

/// <summary>Makes another workspace, which belongs to whoever made it. For those who run the server.</summary>
public sealed class FoundWorkspace(CreateWorkspace create, WorkspaceSeats seats, AuditLog audit)
{
    public const int LongestName = 100;

    public async Task<Result<WorkspaceId>> RunAsync(string name, Actor by)
    {
        if (name.Trim().Length is 0 or > LongestName)
            return TenancyErrors.NameInvalid;
        if (by.AdminId is not { } owner || !await seats.RunsServerAsync(owner))
            return TenancyErrors.NotYours;
        var id = await create.RunAsync(name.Trim(), (db, made) => db.Add(new WorkspaceMember { WorkspaceId = made, AdminId = owner, Role = AdminRole.Owner }));
        await audit.RecordAsync(id, by, "workspace.made", name.Trim());
        return id;
    }
}
