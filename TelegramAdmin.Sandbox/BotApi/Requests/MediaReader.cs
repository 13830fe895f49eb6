using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Methods.Changing;
using TelegramAdmin.Sandbox.BotApi.Requests.Bodies;
using TelegramAdmin.Sandbox.Files;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Contents;

namespace TelegramAdmin.Sandbox.BotApi.Requests;

/// <summary>Finds the file that a call sends: uploaded, known by its file_id, or named by an address.</summary>
internal sealed class MediaReader(ApiCall call)
{
    private const int LargestUpload = 50 * 1024 * 1024;
    private const int LargestPhoto = 10 * 1024 * 1024;

    /// <summary>Of send* methods: the file and its properties are parameters.</summary>
    public FileContent FromArgs(FileKind kind)
    {
        var args = call.Args;
        var content = args.File(kind.Field) is { } upload
            ? Upload(kind, upload)
            : ByName(kind, args.Text(kind.Field) ?? throw ApiException.BadRequest($"there is no {Words(kind)} in the request"));
        return content with
        {
            Width = args.Int(kind.Field == "video_note" ? "length" : "width") ?? content.Width,
            Height = args.Int("height") ?? content.Height,
            Duration = args.Int("duration") ?? content.Duration,
            Title = args.Text("title") ?? content.Title,
            Performer = args.Text("performer") ?? content.Performer,
            Emoji = args.Text("emoji") ?? content.Emoji,
            HasSpoiler = args.Bool("has_spoiler"),
        };
    }

    /// <summary>Of InputMedia objects.</summary>
    public FileContent FromInputMedia(JsonElement media)
    {
        var type = Text(media, "type") ?? throw ApiException.BadRequest("can't parse InputMedia: Can't find field \"type\"");
        if (type is not ("photo" or "video" or "animation" or "audio" or "document"))
            throw ApiException.BadRequest($"can't parse InputMedia: type \"{type}\" is unsupported");
        var name = Text(media, "media") ?? throw ApiException.BadRequest("can't parse InputMedia: media not found");
        var content = ByName(FileKind.Of(type), name);
        return content with
        {
            Width = Number(media, "width") ?? content.Width,
            Height = Number(media, "height") ?? content.Height,
            Duration = Number(media, "duration") ?? content.Duration,
            Title = Text(media, "title") ?? content.Title,
            Performer = Text(media, "performer") ?? content.Performer,
            HasSpoiler = media.TryGetProperty("has_spoiler", out var spoiler) && spoiler.ValueKind == JsonValueKind.True,
        };
    }

    private FileContent ByName(FileKind kind, string name)
    {
        const string attach = "attach://";
        if (name.StartsWith(attach, StringComparison.Ordinal))
        {
            return call.Args.File(name[attach.Length..]) is { } upload
                ? Upload(kind, upload)
                : throw ApiException.BadRequest("wrong file identifier/HTTP URL specified");
        }

        if (name.StartsWith("http://", StringComparison.Ordinal) || name.StartsWith("https://", StringComparison.Ordinal))
            return Of(call.World, kind, Sample.For(kind));
        if (!call.World.Files.TryFind(name, call.Bot, out var file))
            throw ApiException.BadRequest("wrong file identifier/HTTP URL specified");
        return Known(kind, file);
    }

    public static FileContent Of(World world, FileKind kind, Sample sample) =>
        new(kind.Field, world.Files.Add(kind, sample.Content, sample.MimeType, sample.Name))
        {
            Width = sample.Width,
            Height = sample.Height,
            Duration = sample.Duration,
            FileName = sample.Name,
        };

    private FileContent Upload(FileKind kind, UploadedFile upload)
    {
        if (upload.Content.Length == 0) throw ApiException.BadRequest("file must be non-empty");
        if (upload.Content.Length > (kind == FileKind.Photo ? LargestPhoto : LargestUpload)) throw ApiException.TooLarge();
        var size = ImageHeader.Read(upload.Content);
        if (kind == FileKind.Photo) CheckPhoto(size);
        var isVague = upload.MimeType is "application/octet-stream" or "text/plain";
        var mimeType = isVague && kind != FileKind.Document ? kind.MimeType : upload.MimeType;
        var file = call.World.Files.Add(kind, upload.Content, mimeType, upload.FileName);
        return new FileContent(kind.Field, file) { Width = size?.Width ?? 320, Height = size?.Height ?? 240, FileName = upload.FileName };
    }

    private static void CheckPhoto((int Width, int Height)? size)
    {
        if (size is not var (width, height)) throw ApiException.BadRequest("IMAGE_PROCESS_FAILED");
        var isTooLong = Math.Max(width, height) > 20 * Math.Max(1, Math.Min(width, height));
        if (isTooLong || width + height > 10_000) throw ApiException.BadRequest("PHOTO_INVALID_DIMENSIONS");
    }

    private FileContent Known(FileKind kind, StoredFile file)
    {
        if (file.Prefix != kind.Prefix)
        {
            var actual = FileKind.All.First(known => known.Prefix == file.Prefix);
            throw ApiException.BadRequest($"can't use file of type {Title(actual)} as {Title(kind)}");
        }

        var size = kind == FileKind.Photo ? ImageHeader.Read(call.World.Files.Read(file)) : null;
        return new FileContent(kind.Field, file) { Width = size?.Width ?? 320, Height = size?.Height ?? 240 };
    }

    private static string Words(FileKind kind) => kind.Field.Replace('_', ' ');

    private static string Title(FileKind kind) => kind.Field switch
    {
        "video_note" => "VideoNote",
        "voice" => "VoiceNote",
        var field => char.ToUpperInvariant(field[0]) + field[1..],
    };

    private static string? Text(JsonElement media, string name) =>
        media.ValueKind == JsonValueKind.Object && media.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;

    private static int? Number(JsonElement media, string name) =>
        media.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
}
