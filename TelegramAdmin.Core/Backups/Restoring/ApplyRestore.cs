using TelegramAdmin.Core.Backups.Copying;
using TelegramAdmin.Core.Backups.Packing;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Backups.Restoring;

/// <summary>
/// Puts a staged restore in the product's place while nothing has it open. What was there goes aside. A kill in the middle is made up for by
/// the next start: each step sees whether it was done.
/// </summary>
public static class ApplyRestore
{
    /// <returns>What was restored; null where nothing waited.</returns>
    public static Task<RestorePlan?> RunAsync(EngineOptions options, DatabaseOptions database) => RunAsync(options, BackupsModule.CopyOf(database));

    internal static async Task<RestorePlan?> RunAsync(EngineOptions options, IDatabaseCopy copy)
    {
        if (RestorePlan.Find(options) is not { } plan)
            return null;
        var aside = BackupFolder.Make(options.PathOf(plan.Aside)).FullName;
        if (!plan.IsAside)
        {
            MoveFolders(options.PathOf(), aside);
            plan.IsAside = true;
            plan.Save(options);
        }
        MoveFolders(RestorePlan.FolderOf(options), options.PathOf());
        await copy.SwapAsync(plan.Place, aside);
        plan.Finish(options);
        if (!Directory.EnumerateFileSystemEntries(aside).Any())
            Directory.Delete(aside);
        return plan;
    }

    private static void MoveFolders(string from, string to)
    {
        foreach (var folder in DataFolders.All.Where(f => Directory.Exists(Path.Combine(from, f)) && !Directory.Exists(Path.Combine(to, f))))
            Directory.Move(Path.Combine(from, folder), Path.Combine(to, folder));
    }
}
