using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Campaigns.Broadcasts.Timing;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Core.Users.Countries;

namespace TelegramAdmin.Core.Campaigns.Sequences;

/// <summary>The clock on a person's wall: what is known or guessed of them, else the workspace's.</summary>
public sealed class PersonZones(BroadcastZones zones)
{
    public async Task<TimeZoneInfo> OfAsync(AppDbContext db, WorkspaceId workspace, long telegramUserId)
    {
        var person = await db.KnownPeople.Where(p => p.WorkspaceId == workspace && p.TelegramUserId == telegramUserId).Select(p => new { p.TimeZone, p.Country }).FirstOrDefaultAsync();
        return CountryZones.Of(person?.TimeZone, person?.Country, await zones.OfWorkspaceAsync(workspace));
    }
}
