using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Users;

/// <summary>A person as the whole workspace knows them, whichever of its bots they met.</summary>
public static class People
{
    public static Task<bool> AnyAsync(AppDbContext db, long telegramUserId) => db.BotUsers.AnyAsync(u => u.TelegramUserId == telegramUserId);

    /// <summary>The newest meeting, which knows their name best.</summary>
    public static Task<BotUser?> FindAsync(AppDbContext db, long telegramUserId) =>
        db.BotUsers.AsNoTracking().Where(u => u.TelegramUserId == telegramUserId).OrderByDescending(u => u.LastSeenAt).FirstOrDefaultAsync();
}
