using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access;

/// <summary>Who of the staff somebody in Telegram is: by the account that they linked, or because the configuration names them.</summary>
public sealed class StaffDirectory(EngineOptions options)
{
    /// <summary>Null for somebody who is not of the staff of this workspace.</summary>
    public async Task<TelegramStaff?> FindAsync(AppDbContext db, WorkspaceId workspace, long telegramUserId)
    {
        var linked = await db.StaffLinks.Where(l => l.TelegramUserId == telegramUserId)
            .Join(db.Admins.Where(a => !a.IsDisabled), l => l.AdminId, a => a.Id, (l, a) => new { a.Id, a.Name })
            .Join(db.WorkspaceMembers.Where(m => m.WorkspaceId == workspace), a => a.Id, m => m.AdminId, (a, m) => new { a.Id, a.Name, m.Role }).FirstOrDefaultAsync();
        if (linked is not null)
            return new TelegramStaff(linked.Id, linked.Name, linked.Role);
        return options.AdminIds.Contains(telegramUserId) && workspace == WorkspaceId.Default ? new TelegramStaff(null, null, AdminRole.Admin) : null;
    }
}

/// <param name="AdminId">Null for somebody whom only the configuration names (<c>Telegram:AdminIds</c>).</param>
/// <param name="Name">Null likewise: Telegram knows it.</param>
public sealed record TelegramStaff(long? AdminId, string? Name, AdminRole Role);
