using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Campaigns.Sequences;

/// <summary>The clock on a person's wall: what somebody set for them, else the workspace's.</summary>
public sealed class PersonZones(SettingsStore settings)
{
    public async Task<TimeZoneInfo> OfAsync(AppDbContext db, WorkspaceId workspace, long telegramUserId)
    {
        var own = await db.KnownPeople.Where(p => p.WorkspaceId == workspace && p.TelegramUserId == telegramUserId).Select(p => p.TimeZone).FirstOrDefaultAsync();
        return Find(own) ?? Find((await settings.GetAsync(workspace, InboxSettings.Hours)).TimeZone) ?? TimeZoneInfo.Utc;
    }

    private static TimeZoneInfo? Find(string? name) => name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
}
