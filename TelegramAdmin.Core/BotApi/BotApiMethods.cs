using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using TelegramAdmin.Core.BotApi.Types;

namespace TelegramAdmin.Core.BotApi;

/// <summary>The methods that the engine itself calls, typed. Sending goes through Delivery, never from here.</summary>
public static class BotApiMethods
{
    public static Task<BotApiAnswer<User>> GetMeAsync(this IBotApi api, BotToken token, CancellationToken cancellation = default) =>
        api.AskAsync(token, "getMe", [], BotApiJson.Default.User, cancellation);

    public static Task<BotApiAnswer<WebhookInfo>> GetWebhookInfoAsync(this IBotApi api, BotToken token, CancellationToken cancellation = default) =>
        api.AskAsync(token, "getWebhookInfo", [], BotApiJson.Default.WebhookInfo, cancellation);

    public static Task<BotApiAnswer<RemoteFile>> GetFileAsync(this IBotApi api, BotToken token, string fileId, CancellationToken cancellation = default) =>
        api.AskAsync(token, "getFile", new JsonObject { ["file_id"] = fileId }, BotApiJson.Default.RemoteFile, cancellation);

    public static Task<BotApiReply> SetWebhookAsync(this IBotApi api, BotToken token, Uri url, string secret, CancellationToken cancellation = default) =>
        api.CallAsync(token, new BotApiRequest("setWebhook", new JsonObject
        {
            ["url"] = url.AbsoluteUri,
            ["secret_token"] = secret,
            ["max_connections"] = 100,
            ["allowed_updates"] = AllowedUpdates(),
        }.ToJsonString()), cancellation);

    /// <summary>Takes the webhook away; updates that wait at Telegram stay there for polling.</summary>
    public static Task<BotApiReply> DeleteWebhookAsync(this IBotApi api, BotToken token, CancellationToken cancellation = default) =>
        api.CallAsync(token, new BotApiRequest("deleteWebhook"), cancellation);

    /// <param name="offset">The first update wanted; every earlier one is confirmed and gone from Telegram. Null confirms nothing.</param>
    public static Task<BotApiAnswer<List<JsonElement>>> GetUpdatesAsync(this IBotApi api, BotToken token, long? offset, TimeSpan wait, CancellationToken cancellation = default)
    {
        var parameters = new JsonObject { ["timeout"] = (int)wait.TotalSeconds, ["limit"] = 100, ["allowed_updates"] = AllowedUpdates() };
        if (offset is { } first)
            parameters["offset"] = first;
        var request = new BotApiRequest("getUpdates", parameters.ToJsonString(), [], wait + BotApiRequest.UsualTimeout);
        return api.AskAsync(token, request, BotApiJson.Default.ListJsonElement, cancellation);
    }

    private static JsonArray AllowedUpdates() => [.. UpdateKinds.All.Select(kind => (JsonNode)kind)];

    internal static Task<BotApiAnswer<T>> AskAsync<T>(this IBotApi api, BotToken token, string method, JsonObject parameters, JsonTypeInfo<T> type, CancellationToken cancellation) =>
        api.AskAsync(token, new BotApiRequest(method, parameters.ToJsonString()), type, cancellation);

    private static async Task<BotApiAnswer<T>> AskAsync<T>(this IBotApi api, BotToken token, BotApiRequest request, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        var reply = await api.CallAsync(token, request, cancellation);
        if (reply is not BotApiReply.Accepted accepted)
            return new BotApiAnswer<T>(default, reply);
        try
        {
            return new BotApiAnswer<T>(accepted.Result.Deserialize(type), reply);
        }
        catch (JsonException)
        {
            return new BotApiAnswer<T>(default, new BotApiReply.Refused(502, $"The answer to {request.Method} is not what the Bot API documents."));
        }
    }
}

/// <summary>A typed result, or the reply that says why there is none.</summary>
public readonly record struct BotApiAnswer<T>(T? Result, BotApiReply Reply);
