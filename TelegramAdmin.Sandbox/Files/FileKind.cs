namespace TelegramAdmin.Sandbox.Files;

/// <summary>The kinds of file of the Bot API, by the field of Message that holds them.</summary>
internal sealed record FileKind(string Field, string Prefix, char Letter, string Folder, string MimeType)
{
    public static FileKind Photo { get; } = new("photo", "AgACAgIAAx", 'p', "photos", "image/jpeg");

    public static FileKind Video { get; } = new("video", "BAACAgIAAx", 'v', "videos", "video/mp4");

    public static FileKind Animation { get; } = new("animation", "CgACAgIAAx", 'g', "animations", "video/mp4");

    public static FileKind Audio { get; } = new("audio", "CQACAgIAAx", 'a', "music", "audio/mpeg");

    public static FileKind Document { get; } = new("document", "BQACAgIAAx", 'd', "documents", "application/octet-stream");

    public static FileKind Voice { get; } = new("voice", "AwACAgIAAx", 'o', "voice", "audio/ogg");

    public static FileKind VideoNote { get; } = new("video_note", "DQACAgIAAx", 'n', "video_notes", "video/mp4");

    public static FileKind Sticker { get; } = new("sticker", "CAACAgIAAx", 's', "stickers", "image/webp");

    public static IReadOnlyList<FileKind> All { get; } =
        [Photo, Video, Animation, Audio, Document, Voice, VideoNote, Sticker];

    public static FileKind Of(string field) => All.First(kind => kind.Field == field);

    public static string ExtensionOf(string mimeType) => mimeType switch
    {
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        "image/webp" => ".webp",
        "image/gif" => ".gif",
        "video/mp4" => ".mp4",
        "audio/ogg" => ".oga",
        "audio/mpeg" => ".mp3",
        "application/pdf" => ".pdf",
        "text/plain" => ".txt",
        _ => ".bin",
    };
}
