using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Managing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Features.Settings.Credits;

/// <summary>What somebody changes about settings and tiers: may they, do it, write it down.</summary>
public sealed class SettingActs(StaffSession session, SettingsStore settings, SettingsFile file, SaveTier save, ArchiveTier archive, FreshSignIn fresh)
{
    private const int LongestShown = 60;
    private const int LongestSummary = 500;

    public async Task<Failure?> ChangeAsync(Setting setting, string json)
    {
        var staff = await session.RequireAsync(setting.IsForOwners ? AdminRole.Owner : AdminRole.Admin);
        if (setting.IsForOwners && await fresh.RequireAsync() is { } unproved)
            return unproved;
        var done = await settings.ChangeAsync(staff.Workspace, setting, json, staff.AdminId);
        if (done.TryGet(out var before, out var failure))
            await session.RecordAsync("setting.changed", setting.Title, $"{Cut(SettingValue.Words(setting, before))} → {Cut(SettingValue.Words(setting, json))}");
        return failure;
    }

    /// <summary>What taking a file would change.</summary>
    public async Task<Result<SettingsDifference>> LookAsync(byte[] content) =>
        await file.LookAsync((await session.RequireAsync(AdminRole.Admin)).Workspace, content);

    /// <summary>Takes the whole file or nothing.</summary>
    public async Task<Result<SettingsDifference>> ImportAsync(byte[] content)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        var done = await file.ImportAsync(staff.Workspace, content, staff.Role == AdminRole.Owner, staff.AdminId);
        if (done.TryGet(out var changed, out _))
            await session.RecordAsync("settings.imported", "from a file", Summary(changed));
        return done;
    }

    public async Task<Failure?> SaveTierAsync(long? id, TierDraft draft)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        return await RecordAsync(await save.RunAsync(staff.Workspace, id, draft, staff.AdminId), id is null ? "tier.added" : "tier.changed");
    }

    public async Task<Failure?> ArchiveTierAsync(long id)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        return await RecordAsync(await archive.RunAsync(staff.Workspace, id), "tier.archived");
    }

    private async Task<Failure?> RecordAsync(Result<Tier> done, string action)
    {
        if (done.TryGet(out var tier, out _))
            await session.RecordAsync(action, tier.Name, TierWords.Prices(MessagePrices.Read(tier.Prices)));
        return done.Failure;
    }

    private static string Summary(SettingsDifference changed) => Cut(string.Join(", ", [.. changed.Settings.Select(s => s.Setting.Key), .. changed.Texts.Select(t => $"{t.Key} ({t.Language})"), .. changed.Lines.Select(l => $"{l.Part.Key}: {l.After.Name}")]), LongestSummary);

    private static string Cut(string words, int most = LongestShown) => words.Length <= most ? words : words[..most] + "…";
}
