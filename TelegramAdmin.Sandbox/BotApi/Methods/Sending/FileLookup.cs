namespace TelegramAdmin.Sandbox.BotApi.Methods.Sending;

/// <summary>getFile.</summary>
internal static class FileLookup
{
    private const long LargestDownload = 20 * 1024 * 1024;

    public static WriteResult Get(ApiCall call)
    {
        if (call.Args.Text("file_id") is not { } id) throw ApiException.BadRequest("file_id not specified");
        if (!call.World.Files.TryFind(id, call.Bot, out var file))
            throw ApiException.BadRequest("wrong file_id or the file is temporarily unavailable");
        if (file.Size > LargestDownload) throw ApiException.BadRequest("file is too big");
        return json =>
        {
            json.WriteStartObject();
            json.WriteString("file_id", id);
            json.WriteString("file_unique_id", file.Key);
            json.WriteNumber("file_size", file.Size);
            json.WriteString("file_path", file.Path);
            json.WriteEndObject();
        };
    }
}
