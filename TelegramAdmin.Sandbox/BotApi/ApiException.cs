namespace TelegramAdmin.Sandbox.BotApi;

/// <summary>A call that Telegram refuses. The message is the whole description.</summary>
internal sealed class ApiException(int code, string description) : Exception(description)
{
    public int Code => code;

    public int? RetryAfter { get; private init; }

    public static ApiException BadRequest(string what) => new(400, $"Bad Request: {what}");

    public static ApiException Forbidden(string what) => new(403, $"Forbidden: {what}");

    public static ApiException Conflict(string what) => new(409, $"Conflict: {what}");

    public static ApiException Unauthorized() => new(401, "Unauthorized");

    public static ApiException NotFound() => new(404, "Not Found");

    public static ApiException TooLarge() => new(413, "Request Entity Too Large");

    public static ApiException InternalError() => new(500, "Internal Server Error");

    public static ApiException TooManyRequests(int seconds) =>
        new(429, $"Too Many Requests: retry after {seconds}") { RetryAfter = seconds };
}
