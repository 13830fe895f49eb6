namespace TelegramAdmin.Core.BotApi;

/// <summary>The Bot API (core.telegram.org/bots/api): any method, whether this version knows it or not.</summary>
public interface IBotApi
{
    Task<BotApiReply> CallAsync(BotToken token, BotApiRequest request, CancellationToken cancellation = default);

    /// <summary>Copies a file that getFile described into <paramref name="target"/>.</summary>
    /// <returns>False where Telegram does not give it out (any more).</returns>
    Task<bool> DownloadAsync(BotToken token, string filePath, Stream target, CancellationToken cancellation = default);
}
