using TelegramAdmin.Core.Conversations.Media;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Writing;

/// <summary>Stores what an operator attached: once for the sending, once for showing it in the thread.</summary>
public sealed class ReplyFiles(Spool spool, MediaStore media)
{
    private const long LargestPhoto = 10 * 1024 * 1024;

    internal static Failure? Check(ReplyFile file) =>
        file.Size == 0 ? ConversationErrors.FileEmpty(file.Name)
        : file.Size > Spool.LargestUpload ? ConversationErrors.FileTooLarge(file.Name, Spool.LargestUpload)
        : null;

    internal async Task<IReadOnlyList<ReplyUpload>> StoreAsync(WorkspaceId workspace, IReadOnlyList<ReplyFile> files, CancellationToken cancellation)
    {
        var uploads = new List<ReplyUpload>();
        foreach (var (index, file) in files.Index())
        {
            await using var content = file.Open();
            var localName = await media.KeepAsync(workspace, content, cancellation);
            await using var kept = media.OpenKept(workspace, localName);
            var spooled = await spool.SaveAsync($"file{index}", file.Name, file.ContentType, kept, cancellation);
            uploads.Add(new ReplyUpload(KindOf(file.ContentType, file.Size), spooled, new MessageMedia { LocalName = localName, FileName = file.Name, MimeType = file.ContentType, FileSize = file.Size }));
        }
        return uploads;
    }

    /// <summary>Makes files of ours ready for one more sending.</summary>
    internal async Task<IReadOnlyList<ReplyUpload>> TakeAsync(WorkspaceId workspace, IReadOnlyList<KeptFile> files, int first, CancellationToken cancellation)
    {
        var uploads = new List<ReplyUpload>();
        foreach (var (index, file) in files.Index())
        {
            await using var kept = media.OpenKept(workspace, file.LocalName);
            var spooled = await spool.SaveAsync($"file{first + index}", file.FileName, file.ContentType, kept, cancellation);
            uploads.Add(new ReplyUpload(KindOf(file.ContentType, file.Size), spooled, new MessageMedia { LocalName = file.LocalName, FileName = file.FileName, MimeType = file.ContentType, FileSize = file.Size }));
        }
        return uploads;
    }

    // What Telegram shows inline; everything else travels as a document and stays untouched.
    internal static MessageKind KindOf(string contentType, long size) => contentType switch
    {
        "image/jpeg" or "image/png" or "image/webp" when size <= LargestPhoto => MessageKind.Photo,
        "image/gif" => MessageKind.Animation,
        "video/mp4" => MessageKind.Video,
        "audio/mpeg" or "audio/mp4" or "audio/x-m4a" => MessageKind.Audio,
        "audio/ogg" => MessageKind.Voice,
        _ => MessageKind.Document,
    };
}

internal sealed record ReplyUpload(MessageKind Kind, SpooledFile File, MessageMedia Media);
