using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access.Linking;

/// <summary>Ties a Telegram account to somebody of the staff, and unties it. An account belongs to one of them at most.</summary>
public sealed class LinkStaff(IDatabase database, LinkCodes codes, AuditLog audit, TimeProvider time)
{
    /// <param name="workspace">That of the bot to which the code was shown.</param>
    /// <returns>Who they are from now on.</returns>
    public async Task<Result<TelegramStaff>> LinkAsync(WorkspaceId workspace, string code, TelegramAccount account)
    {
        if (codes.Take(workspace, code) is not { } adminId)
            return LinkErrors.CodeGone;
        var linked = await database.WriteAsync(workspace, db => LinkAsync(db, workspace, adminId, account));
        if (linked.TryGet(out var staff, out _))
            await audit.RecordAsync(workspace, new Actor(adminId, staff.Name!, "Telegram"), "telegram.linked", staff.Name!, account.ToString());
        return linked;
    }

    /// <returns>The account that was linked.</returns>
    public async Task<Result<StaffLink>> UnlinkAsync(WorkspaceId workspace, long adminId, Actor by)
    {
        var link = await database.WriteAsync(workspace, async db =>
        {
            var row = await db.StaffLinks.AsTracking().FirstOrDefaultAsync(l => l.AdminId == adminId);
            if (row is not null)
                db.StaffLinks.Remove(row);
            return row;
        });
        if (link is null)
            return LinkErrors.NotLinked;
        await audit.RecordAsync(workspace, by, "telegram.unlinked", by.Name, new TelegramAccount(link.TelegramUserId, link.TelegramName).ToString());
        return link;
    }

    private async Task<Result<TelegramStaff>> LinkAsync(AppDbContext db, WorkspaceId workspace, long adminId, TelegramAccount account)
    {
        var member = await db.WorkspaceMembers.Where(m => m.WorkspaceId == workspace && m.AdminId == adminId)
            .Join(db.Admins.Where(a => !a.IsDisabled), m => m.AdminId, a => a.Id, (m, a) => new { a.Name, m.Role }).FirstOrDefaultAsync();
        if (member is null)
            return LinkErrors.CodeGone;
        if (await db.StaffLinks.AnyAsync(l => l.TelegramUserId == account.UserId && l.AdminId != adminId))
            return LinkErrors.AccountTaken;
        var now = time.GetUtcNow();
        var name = ShortText.Cut(account.Name, 520);
        if (await db.StaffLinks.AsTracking().FirstOrDefaultAsync(l => l.AdminId == adminId) is { } link)
            (link.TelegramUserId, link.TelegramName, link.LinkedAt) = (account.UserId, name, now);
        else
            db.StaffLinks.Add(new StaffLink { AdminId = adminId, TelegramUserId = account.UserId, TelegramName = name, LinkedAt = now });
        return new TelegramStaff(adminId, member.Name, member.Role);
    }
}

/// <summary>Somebody's account at Telegram.</summary>
public sealed record TelegramAccount(long UserId, string Name)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name} ({UserId})");
}
