using System.Text.Json;
using System.Text.Json.Nodes;
using TelegramAdmin.Core.BotApi.Types;

namespace TelegramAdmin.Core.BotApi;

/// <summary>What people see of a bot, typed. A language is two letters, or empty for everybody whose language has nothing of its own.</summary>
public static class BotProfileMethods
{
    private const string Photo = "photo";

    public static Task<BotApiAnswer<BotName>> GetMyNameAsync(this IBotApi api, BotToken token, string language, CancellationToken cancellation = default) =>
        api.AskAsync(token, "getMyName", In(language), BotApiJson.Default.BotName, cancellation);

    public static Task<BotApiAnswer<BotDescription>> GetMyDescriptionAsync(this IBotApi api, BotToken token, string language, CancellationToken cancellation = default) =>
        api.AskAsync(token, "getMyDescription", In(language), BotApiJson.Default.BotDescription, cancellation);

    public static Task<BotApiAnswer<BotShortDescription>> GetMyShortDescriptionAsync(this IBotApi api, BotToken token, string language, CancellationToken cancellation = default) =>
        api.AskAsync(token, "getMyShortDescription", In(language), BotApiJson.Default.BotShortDescription, cancellation);

    /// <param name="name">Empty takes the language's own name away.</param>
    public static Task<BotApiReply> SetMyNameAsync(this IBotApi api, BotToken token, string language, string name, CancellationToken cancellation = default) =>
        api.SetAsync(token, "setMyName", language, "name", name, cancellation);

    public static Task<BotApiReply> SetMyDescriptionAsync(this IBotApi api, BotToken token, string language, string description, CancellationToken cancellation = default) =>
        api.SetAsync(token, "setMyDescription", language, "description", description, cancellation);

    public static Task<BotApiReply> SetMyShortDescriptionAsync(this IBotApi api, BotToken token, string language, string description, CancellationToken cancellation = default) =>
        api.SetAsync(token, "setMyShortDescription", language, "short_description", description, cancellation);

    public static Task<BotApiAnswer<UserProfilePhotos>> GetNewestPhotoAsync(this IBotApi api, BotToken token, CancellationToken cancellation = default) =>
        api.AskAsync(token, "getUserProfilePhotos", new JsonObject { ["user_id"] = token.BotId.Value, ["limit"] = 1 }, BotApiJson.Default.UserProfilePhotos, cancellation);

    /// <param name="path">A JPEG file; Telegram takes a new upload only (core.telegram.org/bots/api#inputprofilephotostatic).</param>
    public static Task<BotApiReply> SetMyPhotoAsync(this IBotApi api, BotToken token, string path, CancellationToken cancellation = default)
    {
        var parameters = new JsonObject { [Photo] = new JsonObject { ["type"] = "static", [Photo] = $"attach://{Photo}_file" } };
        var file = new UploadFile($"{Photo}_file", path, $"{Photo}.jpg", "image/jpeg");
        return api.CallAsync(token, new BotApiRequest("setMyProfilePhoto", parameters.ToJsonString(), [file], BotApiRequest.UsualTimeout), cancellation);
    }

    public static Task<BotApiReply> RemoveMyPhotoAsync(this IBotApi api, BotToken token, CancellationToken cancellation = default) =>
        api.CallAsync(token, new BotApiRequest("removeMyProfilePhoto"), cancellation);

    /// <param name="scope">A BotCommandScope's type, such as <c>all_private_chats</c>.</param>
    public static Task<BotApiAnswer<List<ListedCommand>>> GetMyCommandsAsync(this IBotApi api, BotToken token, string scope, string language, CancellationToken cancellation = default) =>
        api.AskAsync(token, "getMyCommands", In(language, scope), BotApiJson.Default.ListListedCommand, cancellation);

    /// <param name="commands">None takes the list of this scope and language away, and a more general one is shown.</param>
    public static Task<BotApiReply> SetMyCommandsAsync(this IBotApi api, BotToken token, string scope, string language, IReadOnlyList<ListedCommand> commands, CancellationToken cancellation = default)
    {
        var parameters = In(language, scope);
        if (commands.Count > 0)
            parameters["commands"] = JsonSerializer.SerializeToNode([.. commands], BotApiJson.Default.ListListedCommand);
        return api.CallAsync(token, new BotApiRequest(commands.Count > 0 ? "setMyCommands" : "deleteMyCommands", parameters.ToJsonString()), cancellation);
    }

    private static Task<BotApiReply> SetAsync(this IBotApi api, BotToken token, string method, string language, string parameter, string value, CancellationToken cancellation)
    {
        var parameters = In(language);
        parameters[parameter] = value;
        return api.CallAsync(token, new BotApiRequest(method, parameters.ToJsonString()), cancellation);
    }

    private static JsonObject In(string language, string? scope = null)
    {
        var parameters = new JsonObject { ["language_code"] = language };
        if (scope is not null)
            parameters["scope"] = new JsonObject { ["type"] = scope };
        return parameters;
    }
}
