using System.Buffers;
using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Media;

/// <summary>
/// Files of conversations on our disk: those that operators sent, and a cache of those that people sent, fetched from Telegram when
/// somebody first looks. The bot's token is needed for that and stays here.
/// </summary>
public sealed class MediaStore(IDatabase database, IBotApi api, BotDirectory directory, EngineOptions options)
{
    /// <summary>What getFile gives out (core.telegram.org/bots/api#getfile).</summary>
    public const long LargestDownload = 20 * 1024 * 1024;

    private const string Folder = "media";
    private const string Own = "own-";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly ConcurrentDictionary<string, Lazy<Task<Failure?>>> _underWay = new();

    /// <summary>Keeps a file of ours; returns its name for <see cref="OpenKept"/>.</summary>
    public async Task<string> KeepAsync(WorkspaceId workspace, Stream content, CancellationToken cancellation = default)
    {
        var name = $"{Own}{Guid.NewGuid():N}";
        await using var file = File.Create(PathOf(workspace, name));
        await content.CopyToAsync(file, cancellation);
        return name;
    }

    public Stream OpenKept(WorkspaceId workspace, string name) => File.OpenRead(PathOf(workspace, name));

    /// <summary>A kept file that nothing refers to, such as one that was chosen and not saved.</summary>
    public void Discard(WorkspaceId workspace, string name) => File.Delete(PathOf(workspace, name));

    /// <summary>Where a file of ours lies; null for a name that is none, or of a file that is gone.</summary>
    public string? FindKept(WorkspaceId workspace, string name) =>
        name.StartsWith(Own, StringComparison.Ordinal) && name.AsSpan(Own.Length).IndexOfAnyExcept(HexDigits) < 0 && PathOf(workspace, name) is var path && File.Exists(path) ? path : null;

    /// <summary>A file of ours to be sent from its place, as often as somebody wants it; nothing is copied.</summary>
    internal static SpooledFile Describe(WorkspaceId workspace, KeptFile file, string part) =>
        new(part, Path.Combine(Folder, workspace.ToString(), file.LocalName), file.FileName, file.ContentType, IsKept: true);

    /// <summary>The file of a message, or its small picture.</summary>
    public async Task<Result<MediaContent>> OpenAsync(WorkspaceId workspace, long messageId, bool thumbnail, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var row = await db.ConversationMessages.Where(m => m.Id == messageId)
            .Join(db.Conversations, m => m.ConversationId, c => c.Id, (m, c) => new { m.Media, c.BotId }).FirstOrDefaultAsync(cancellation);
        if (MessageMedia.Parse(row?.Media) is not { } media)
            return ConversationErrors.MessageNotFound;
        if (media.LocalName is { } local)
            return new MediaContent(PathOf(workspace, local), media.MimeType ?? "application/octet-stream", media.FileName);
        return await FetchAsync(workspace, row!.BotId, media, thumbnail && media.ThumbnailFileId is not null);
    }

    private async Task<Result<MediaContent>> FetchAsync(WorkspaceId workspace, BotId botId, MessageMedia media, bool thumbnail)
    {
        if (media.FileId is null || media.FileUniqueId is null)
            return ConversationErrors.MediaGone;
        if (!thumbnail && media.FileSize > LargestDownload)
            return ConversationErrors.MediaTooLarge;
        var path = PathOf(workspace, CacheName(media.FileUniqueId, thumbnail));
        var fileId = thumbnail ? media.ThumbnailFileId! : media.FileId;
        if (!File.Exists(path) && await DownloadOnceAsync(botId, fileId, path) is { } refused)
            return refused;
        return new MediaContent(path, thumbnail ? "image/jpeg" : media.MimeType ?? "application/octet-stream", media.FileName);
    }

    // However many look at once, Telegram is asked once. Who waits takes out what they waited for, so that no outcome stays.
    private async Task<Failure?> DownloadOnceAsync(BotId botId, string fileId, string path)
    {
        var download = _underWay.GetOrAdd(path, _ => new Lazy<Task<Failure?>>(() => DownloadAsync(botId, fileId, path)));
        try
        {
            return await download.Value;
        }
        finally
        {
            _underWay.TryRemove(KeyValuePair.Create(path, download));
        }
    }

    private async Task<Failure?> DownloadAsync(BotId botId, string fileId, string path)
    {
        var partial = $"{path}.{Guid.NewGuid():N}";
        try
        {
            if (await directory.FindAsync(botId) is not { } bot)
                return ConversationErrors.MediaGone;
            var answer = await api.GetFileAsync(bot.Token, fileId);
            if (answer.Result?.FilePath is not { } remote)
                return WhyNot(answer.Reply);
            await using (var file = File.Create(partial))
            {
                if (!await api.DownloadAsync(bot.Token, remote, file))
                    return ConversationErrors.MediaGone;
            }
            File.Move(partial, path, overwrite: true);
            return null;
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException or TaskCanceledException)
        {
            return ConversationErrors.MediaUnavailable;
        }
        finally
        {
            File.Delete(partial); // What did not arrive whole; a whole one has its own name by now.
        }
    }

    // Not every message tells how large its file is; then only Telegram's refusal does.
    private static Failure WhyNot(BotApiReply reply) => reply switch
    {
        BotApiReply.Refused { Code: 400, Description: var why } when why.Contains("too big", StringComparison.OrdinalIgnoreCase) => ConversationErrors.MediaTooLarge,
        BotApiReply.Refused { Code: not 429 and < 500 } => ConversationErrors.MediaGone,
        _ => ConversationErrors.MediaUnavailable,
    };

    private string PathOf(WorkspaceId workspace, string name)
    {
        var folder = options.PathOf(Folder, workspace.ToString());
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, name);
    }

    // Telegram's unique ids are file-safe today; this keeps them so whatever a server sends.
    internal static string CacheName(string uniqueId, bool thumbnail) =>
        string.Concat(uniqueId.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_')) + (thumbnail ? ".thumb" : "");
}

/// <summary>A file on our disk, ready to be given to a browser.</summary>
public sealed record MediaContent(string Path, string ContentType, string? FileName);
