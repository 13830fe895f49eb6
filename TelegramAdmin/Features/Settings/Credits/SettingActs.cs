using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Managing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Features.Settings.Credits;

/// <summary>What somebody changes about settings and tiers: may they, do it, write it down.</summary>
public sealed class SettingActs(StaffSession session, SettingsStore settings, SaveTier save, ArchiveTier archive)
{
    private const int LongestShown = 60;

    public async Task<Failure?> ChangeAsync(Setting setting, string json)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        var done = await settings.ChangeAsync(staff.Workspace, setting, json, staff.AdminId);
        if (done.TryGet(out var before, out var failure))
            await session.RecordAsync("setting.changed", setting.Title, $"{Cut(SettingValue.Words(setting, before))} → {Cut(SettingValue.Words(setting, json))}");
        return failure;
    }

    public async Task<Failure?> SaveTierAsync(long? id, TierDraft draft)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        return await RecordAsync(await save.RunAsync(staff.Workspace, id, draft), id is null ? "tier.added" : "tier.changed");
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

    private static string Cut(string words) => words.Length <= LongestShown ? words : words[..LongestShown] + "…";
}
