using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Requests.Bodies;
using TelegramAdmin.Sandbox.Files;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Contents;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Bots;

/// <summary>Profile photos: people have none here, a bot has the one that it set.</summary>
internal static class PhotoMethods
{
    private const string Attach = "attach://";
    private const int Smallest = 160;

    public static IEnumerable<ApiMethod> All =>
    [
        new("setMyProfilePhoto", Set),
        new("removeMyProfilePhoto", Remove),
        new("getUserProfilePhotos", Get),
    ];

    private static WriteResult Set(ApiCall call)
    {
        var upload = Upload(call.Args);
        if (!upload.Content.AsSpan().StartsWith(new byte[] { 0xFF, 0xD8 }) || ImageHeader.Read(upload.Content) is not var (width, height))
            throw ApiException.BadRequest("IMAGE_PROCESS_FAILED");
        if (Math.Min(width, height) < Smallest) throw ApiException.BadRequest("PHOTO_CROP_SIZE_SMALL");
        call.Bot.Profile.Photo = call.World.Files.Add(FileKind.Photo, upload.Content, FileKind.Photo.MimeType, upload.FileName).Key;
        call.World.IsDirty = true;
        return ApiCall.True;
    }

    private static WriteResult Remove(ApiCall call)
    {
        call.Bot.Profile.Photo = null;
        call.World.IsDirty = true;
        return ApiCall.True;
    }

    private static WriteResult Get(ApiCall call)
    {
        var userId = call.Args.Integer("user_id") ?? throw ApiException.BadRequest("invalid user_id specified");
        var bot = call.World.Bots.GetValueOrDefault(userId);
        if (bot is null && !call.World.People.ContainsKey(userId)) throw ApiException.BadRequest("user not found");
        var photo = bot?.Profile.Photo is { } key ? call.World.Files.ByKey(key) : null;
        return json =>
        {
            json.WriteStartObject();
            json.WriteNumber("total_count", photo is null ? 0 : 1);
            json.WriteStartArray("photos");
            if (photo is not null) Content(call.World, photo).WriteSizes(json, call.Bot);
            json.WriteEndArray();
            json.WriteEndObject();
        };
    }

    private static UploadedFile Upload(Parameters args)
    {
        var photo = args.Json("photo", "InputProfilePhoto") ?? throw ApiException.BadRequest("there is no photo in the request");
        if (Text(photo, "type") is not "static") throw ApiException.BadRequest("can't parse InputProfilePhoto: only static photos are taken here");
        var name = Text(photo, "photo") ?? throw ApiException.BadRequest("can't parse InputProfilePhoto: photo not found");
        return name.StartsWith(Attach, StringComparison.Ordinal) && args.File(name[Attach.Length..]) is { } upload
            ? upload
            : throw ApiException.BadRequest("profile photo must be uploaded as a file");
    }

    private static FileContent Content(World world, StoredFile file)
    {
        var size = ImageHeader.Read(world.Files.Read(file)) ?? (Smallest, Smallest);
        return new FileContent(FileKind.Photo.Field, file) { Width = size.Item1, Height = size.Item2 };
    }

    private static string? Text(JsonElement photo, string name) =>
        photo.ValueKind == JsonValueKind.Object && photo.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
