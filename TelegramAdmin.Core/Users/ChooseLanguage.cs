using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Users;

/// <summary>Decides in which language a bot speaks with somebody, whatever Telegram tells of them.</summary>
public sealed class ChooseLanguage(IDatabase database)
{
    private const int LongestCode = 16;

    /// <param name="language">IETF tag; null goes back to what Telegram tells.</param>
    /// <returns>Whether the bot knows this person.</returns>
    public Task<bool> RunAsync(WorkspaceId workspace, BotId bot, long telegramUserId, string? language)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(language?.Length ?? 0, LongestCode, nameof(language));
        return database.WriteAsync(workspace, async db =>
        {
            if (await db.BotUsers.AsTracking().FirstOrDefaultAsync(u => u.BotId == bot && u.TelegramUserId == telegramUserId) is not { } person)
                return false;
            person.ChosenLanguage = language;
            await db.KnownPeople.Where(p => p.TelegramUserId == telegramUserId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Language, person.Language));
            return true;
        });
    }
}
