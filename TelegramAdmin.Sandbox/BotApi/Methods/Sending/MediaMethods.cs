using TelegramAdmin.Sandbox.BotApi.Requests;
using TelegramAdmin.Sandbox.Files;
using TelegramAdmin.Sandbox.Formatting;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Sending;

/// <summary>send* of everything that is a file.</summary>
internal static class MediaMethods
{
    public static IEnumerable<ApiMethod> All =>
    [
        new("sendPhoto", call => Send(call, FileKind.Photo)),
        new("sendVideo", call => Send(call, FileKind.Video)),
        new("sendAnimation", call => Send(call, FileKind.Animation)),
        new("sendAudio", call => Send(call, FileKind.Audio)),
        new("sendDocument", call => Send(call, FileKind.Document)),
        new("sendVoice", call => Send(call, FileKind.Voice)),
        new("sendVideoNote", call => Send(call, FileKind.VideoNote)),
        new("sendSticker", call => Send(call, FileKind.Sticker)),
        new("sendMediaGroup", AlbumSender.Send),
        new("getFile", FileLookup.Get),
    ];

    private static WriteResult Send(ApiCall call, FileKind kind)
    {
        var content = new MediaReader(call).FromArgs(kind);
        var caption = content.TakesCaption ? FormattedTextReader.Caption(call.Args) : FormattedText.Empty;
        return Outgoing.Send(call, caption, content);
    }
}
