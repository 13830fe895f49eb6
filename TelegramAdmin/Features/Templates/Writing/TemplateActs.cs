using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Templates;

namespace TelegramAdmin.Features.Templates.Writing;

/// <summary>What admins do with the templates of other programs: may they, do it, write it down.</summary>
public sealed class TemplateActs(StaffSession session, SaveTemplate save, DeleteTemplate delete)
{
    /// <param name="isNew">Whether one of this name must not be there yet.</param>
    public async Task<Failure?> SaveAsync(string name, TemplateDraft draft, bool isNew)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        var saved = isNew ? await save.CreateAsync(staff.Workspace, name, draft) : await save.PutAsync(staff.Workspace, name, draft);
        if (saved.TryGet(out var done, out _))
            await session.RecordAsync(done.IsNew ? "template.added" : "template.changed", name);
        return saved.Failure;
    }

    public async Task RemoveAsync(string name)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        if (await delete.RunAsync(staff.Workspace, name))
            await session.RecordAsync("template.deleted", name);
    }
}
