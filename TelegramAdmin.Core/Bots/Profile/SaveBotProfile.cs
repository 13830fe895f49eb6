using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Bots.Profile;

/// <summary>Gives Telegram the texts that differ from what was read; names last, because Telegram lets a bot change its name only now and then.</summary>
public sealed class SaveBotProfile(IBotApi api, BotFace face, BotStates states)
{
    public const int LongestName = 64;
    public const int LongestDescription = 512;
    public const int LongestShortDescription = 120;

    /// <param name="language">Two letters, or empty for the default.</param>
    /// <param name="before">What stood there when it was read.</param>
    public async Task<ProfileSaved> RunAsync(WorkspaceId workspace, BotId id, string language, ProfileTexts before, ProfileTexts wanted, CancellationToken cancellation = default)
    {
        if (Check(language, wanted) is { } wrong)
            return new ProfileSaved([], wrong);
        if (!(await face.FindAsync(workspace, id)).TryGet(out var bot, out var missing))
            return new ProfileSaved([], missing);
        List<string> saved = [];
        foreach (var change in Changes(bot.Token, language, before, wanted, cancellation))
        {
            if (ProfileErrors.Of(await change.CallAsync(), $"The {change.What} was not changed") is { } refused)
                return new ProfileSaved(saved, refused);
            saved.Add(change.What);
        }
        if (language.Length == 0 && before.Name != wanted.Name)
            await states.ChangeAsync(id, row => row.Name == before.Name, row => row.Name = wanted.Name); // A name of our own stays.
        return new ProfileSaved(saved, null);
    }

    private IEnumerable<(string What, Func<Task<BotApiReply>> CallAsync)> Changes(BotToken token, string language, ProfileTexts before, ProfileTexts wanted, CancellationToken cancellation)
    {
        if (before.Description != wanted.Description)
            yield return ("description", () => api.SetMyDescriptionAsync(token, language, wanted.Description, cancellation));
        if (before.ShortDescription != wanted.ShortDescription)
            yield return ("short description", () => api.SetMyShortDescriptionAsync(token, language, wanted.ShortDescription, cancellation));
        if (before.Name != wanted.Name)
            yield return ("name", () => api.SetMyNameAsync(token, language, wanted.Name, cancellation));
    }

    private static Failure? Check(string language, ProfileTexts wanted) => wanted switch
    {
        _ when !BotFace.IsLanguage(language) => ProfileErrors.LanguageInvalid,
        { Name: "" } when language.Length == 0 => ProfileErrors.NameEmpty,
        { Name.Length: > LongestName } => ProfileErrors.TooLong("name", "name", wanted.Name.Length, LongestName),
        { Description.Length: > LongestDescription } => ProfileErrors.TooLong("description", "description", wanted.Description.Length, LongestDescription),
        { ShortDescription.Length: > LongestShortDescription } => ProfileErrors.TooLong("short description", "short_description", wanted.ShortDescription.Length, LongestShortDescription),
        _ => null,
    };
}
