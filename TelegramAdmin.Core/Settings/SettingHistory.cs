using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Settings;

/// <summary>Reads what became of settings: which differ from the usual value since when, and each step that led there.</summary>
public sealed class SettingHistory(IDatabase database)
{
    /// <summary>The latest steps of one setting, newest first.</summary>
    public Task<IReadOnlyList<SettingChange>> OfAsync(WorkspaceId workspace, Setting setting, int most = 50) => OfAsync(workspace, setting.Key, most);

    /// <summary>The latest steps of something else that is kept so, newest first.</summary>
    /// <param name="key">See <see cref="SettingSteps"/>.</param>
    public async Task<IReadOnlyList<SettingChange>> OfAsync(WorkspaceId workspace, string key, int most = 50)
    {
        await using var db = database.Read(workspace);
        return await db.SettingChanges.Where(c => c.Key == key).OrderByDescending(c => c.Id).Take(most).ToListAsync();
    }

    /// <summary>By key; nothing for settings that have their usual value.</summary>
    public async Task<IReadOnlyDictionary<string, WorkspaceSetting>> ChangedAsync(WorkspaceId workspace)
    {
        await using var db = database.Read(workspace);
        return await db.WorkspaceSettings.ToDictionaryAsync(s => s.Key);
    }
}
