using Microsoft.AspNetCore.Components.Forms;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Delivery;

namespace TelegramAdmin.Features.Conversations.Composer;

/// <summary>A file that waits in the browser to be sent.</summary>
public sealed record ChosenFile(IBrowserFile File)
{
    /// <summary>Why it cannot be sent; known before a byte of it travels.</summary>
    public string? Wrong(Localizer words) =>
        File.Size == 0 ? words["empty"]
        : File.Size > Spool.LargestUpload ? words["larger than {0} MB", Spool.LargestUpload / 1024 / 1024]
        : null;

    public MessageKind Kind => File.ContentType switch
    {
        "image/gif" => MessageKind.Animation,
        var type when type.StartsWith("image/", StringComparison.Ordinal) => MessageKind.Photo,
        var type when type.StartsWith("video/", StringComparison.Ordinal) => MessageKind.Video,
        var type when type.StartsWith("audio/", StringComparison.Ordinal) => MessageKind.Audio,
        _ => MessageKind.Document,
    };

    /// <param name="onRead">Told of every piece that arrives, with its length in bytes.</param>
    public ReplyFile ToReply(Action<int> onRead) => new(File.Name, string.IsNullOrEmpty(File.ContentType) ? "application/octet-stream" : File.ContentType, File.Size,
        () => new CountingStream(File.OpenReadStream(Spool.LargestUpload), onRead));
}
