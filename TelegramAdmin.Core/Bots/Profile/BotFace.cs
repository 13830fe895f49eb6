using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Bots.Profile;

/// <summary>Finds the bot whose profile is read or changed.</summary>
public sealed class BotFace(BotDirectory directory)
{
    internal async Task<Result<ActiveBot>> FindAsync(WorkspaceId workspace, BotId id) =>
        await directory.FindAsync(id) is { } bot && bot.WorkspaceId == workspace ? bot : BotErrors.NotFound(id.ToString());

    /// <summary>Two small letters, or nothing for the default (core.telegram.org/bots/api#setmyname).</summary>
    internal static bool IsLanguage(string language) => language.Length == 0 || (language.Length == 2 && language.All(char.IsAsciiLetterLower));
}
