using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Bots.Profile;

/// <summary>Asks Telegram what people see of a bot now; nothing of it is kept here, as others may change it too.</summary>
public sealed class ReadBotProfile(IBotApi api, BotFace face)
{
    private const string Unread = "The profile was not read";
    private const int WidestPhoto = 640;
    private const int LargestPhoto = 512 * 1024;

    public async Task<Result<BotProfile>> RunAsync(WorkspaceId workspace, BotId id, string language, CancellationToken cancellation = default)
    {
        if (!BotFace.IsLanguage(language))
            return ProfileErrors.LanguageInvalid;
        if (!(await face.FindAsync(workspace, id)).TryGet(out var bot, out var missing))
            return missing;
        if (!(await TextsAsync(bot.Token, "", cancellation)).TryGet(out var shared, out var refused))
            return refused;
        if (language.Length == 0)
            return new BotProfile(shared, shared);
        return (await TextsAsync(bot.Token, language, cancellation)).TryGet(out var own, out refused) ? new BotProfile(Without(shared, own), shared) : refused;
    }

    /// <summary>The photo as a JPEG; null where the bot has none.</summary>
    public async Task<Result<byte[]?>> PhotoAsync(WorkspaceId workspace, BotId id, CancellationToken cancellation = default)
    {
        if (!(await face.FindAsync(workspace, id)).TryGet(out var bot, out var missing))
            return missing;
        var answer = await api.GetNewestPhotoAsync(bot.Token, cancellation);
        if (ProfileErrors.Of(answer.Reply, "The photo was not read") is { } refused)
            return refused;
        return answer.Result?.Photos is [{ Count: > 0 } sizes, ..] ? await DownloadAsync(bot.Token, Fitting(sizes), cancellation) : null;
    }

    private async Task<Result<ProfileTexts>> TextsAsync(BotToken token, string language, CancellationToken cancellation)
    {
        var name = await api.GetMyNameAsync(token, language, cancellation);
        var description = await api.GetMyDescriptionAsync(token, language, cancellation);
        var shortOne = await api.GetMyShortDescriptionAsync(token, language, cancellation);
        var refused = new[] { name.Reply, description.Reply, shortOne.Reply }.Select(reply => ProfileErrors.Of(reply, Unread)).FirstOrDefault(failure => failure is not null);
        return refused is not null ? refused : new ProfileTexts(name.Result?.Name ?? "", description.Result?.Description ?? "", shortOne.Result?.ShortDescription ?? "");
    }

    /// <summary>Telegram answers with the default where a language has nothing of its own.</summary>
    private static ProfileTexts Without(ProfileTexts shared, ProfileTexts own) => new(
        own.Name == shared.Name ? "" : own.Name,
        own.Description == shared.Description ? "" : own.Description,
        own.ShortDescription == shared.ShortDescription ? "" : own.ShortDescription);

    private static PhotoSize Fitting(IReadOnlyList<PhotoSize> sizes) => sizes.Where(s => s.Width <= WidestPhoto).MaxBy(s => s.Width) ?? sizes.MinBy(s => s.Width)!;

    private async Task<byte[]?> DownloadAsync(BotToken token, PhotoSize size, CancellationToken cancellation)
    {
        if ((await api.GetFileAsync(token, size.FileId, cancellation)).Result is not { FilePath: { } path, FileSize: null or <= LargestPhoto })
            return null;
        using var content = new MemoryStream();
        return await api.DownloadAsync(token, path, content, cancellation) ? content.ToArray() : null;
    }
}
