using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Bots.Profile;

/// <summary>Sets a bot's profile photo, or takes it away.</summary>
public sealed class ChangeBotPhoto(IBotApi api, BotFace face)
{
    /// <summary>Telegram takes 10 MB as a photo; a profile never shows more than this.</summary>
    public const long Largest = 5 * 1024 * 1024;

    /// <summary>Shorter sides Telegram refuses (PHOTO_CROP_SIZE_SMALL).</summary>
    private const int Smallest = 160;

    public async Task<Failure?> SetAsync(WorkspaceId workspace, BotId id, byte[] content, CancellationToken cancellation = default)
    {
        if (Check(content) is { } wrong)
            return wrong;
        if (!(await face.FindAsync(workspace, id)).TryGet(out var bot, out var missing))
            return missing;
        var path = Path.Combine(Path.GetTempPath(), $"telegramadmin-{Guid.NewGuid():N}.jpg");
        try
        {
            await File.WriteAllBytesAsync(path, content, cancellation);
            return ProfileErrors.Of(await api.SetMyPhotoAsync(bot.Token, path, cancellation), "The photo was not changed");
        }
        finally
        {
            File.Delete(path);
        }
    }

    public async Task<Failure?> RemoveAsync(WorkspaceId workspace, BotId id, CancellationToken cancellation = default) =>
        (await face.FindAsync(workspace, id)).TryGet(out var bot, out var missing)
            ? ProfileErrors.Of(await api.RemoveMyPhotoAsync(bot.Token, cancellation), "The photo was not removed")
            : missing;

    private static Failure? Check(byte[] content) =>
        content.Length > Largest ? ProfileErrors.PhotoTooLarge(Largest)
        : JpegSize.Read(content) is not { } size ? ProfileErrors.PhotoNotJpeg
        : Math.Min(size.Width, size.Height) < Smallest ? ProfileErrors.PhotoTooSmall(Smallest)
        : null;
}
