using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Features.Settings.Credits;

namespace TelegramAdmin.Features.Settings.Inbox;

/// <summary>What somebody changes about the inbox: may they, do it, write it down. Each answers with the failure to show, or null.</summary>
public sealed class InboxActs(StaffSession session, SettingsStore settings, LabelBook labels)
{
    public async Task<Failure?> ChangeAsync(Setting setting, string json)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        var done = await settings.ChangeAsync(staff.Workspace, setting, json, staff.AdminId);
        if (done.TryGet(out var before, out var failure))
            await session.RecordAsync("setting.changed", setting.Title, $"{Words(setting, before)} → {Words(setting, json)}");
        return failure;
    }

    public async Task<Failure?> AddLabelAsync(string name)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        var done = await labels.AddAsync(staff.Workspace, name);
        if (done.TryGet(out var label, out var failure))
            await session.RecordAsync("label.added", label.Name);
        return failure;
    }

    public async Task<Failure?> RenameLabelAsync(Label label, string name)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        var done = await labels.RenameAsync(staff.Workspace, label.Id, name);
        if (done.TryGet(out var renamed, out var failure))
            await session.RecordAsync("label.renamed", renamed.Name, $"{label.Name} → {renamed.Name}");
        return failure;
    }

    public async Task RemoveLabelAsync(Label label)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        await labels.RemoveAsync(staff.Workspace, label.Id);
        await session.RecordAsync("label.removed", label.Name);
    }

    private static string Words(Setting setting, string json) => setting == InboxSettings.Hours ? HoursWords.Of(HoursWords.Read(json)) : SettingValue.Words(setting, json);
}
