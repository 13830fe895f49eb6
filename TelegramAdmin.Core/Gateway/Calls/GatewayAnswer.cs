using System.Text.Json;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Gateway.Calls;

/// <summary>An answer in Telegram's own envelope (core.telegram.org/bots/api#making-requests).</summary>
/// <param name="Code">As the HTTP status: 200, or Telegram's error_code.</param>
/// <param name="Result">The result as JSON, where there is one.</param>
public sealed record GatewayAnswer(int Code, string? Result, string? Description = null)
{
    public static readonly GatewayAnswer True = new(200, "true");

    /// <summary>With 429: how long to stay silent.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The supergroup that this group became.</summary>
    public long? MigrateToChatId { get; init; }

    /// <summary>How many messages were taken into the queue.</summary>
    public int Messages { get; init; }

    /// <summary>To be called once the whole answer has left.</summary>
    public Action? Delivered { get; init; }

    public bool IsOk => Code == 200;

    public static GatewayAnswer Of(BotApiReply reply) => reply switch
    {
        BotApiReply.Accepted accepted => new(200, accepted.Result.GetRawText()),
        BotApiReply.Refused refused => new(refused.Code, null, refused.Description) { RetryAfter = refused.RetryAfter, MigrateToChatId = refused.MigrateToChatId },
        BotApiReply.Lost { MayHaveBeenTaken: false } lost => new(502, null, $"Bad Gateway: nothing was done. {lost.Reason}"),
        BotApiReply.Lost lost => new(502, null, $"Bad Gateway: Telegram's answer was lost, and it may have done what was asked. {lost.Reason}"),
        _ => throw new InvalidOperationException(),
    };

    public static GatewayAnswer Of(Failure failure) => failure.Kind switch
    {
        FailureKind.Invalid => GatewayErrors.BadRequest(failure.Message),
        FailureKind.NotFound => GatewayErrors.NotFound(failure.Message),
        FailureKind.Conflict => GatewayErrors.Conflict(failure.Message),
        FailureKind.Forbidden => GatewayErrors.Forbidden(failure.Message),
        _ => GatewayErrors.Unavailable(failure.Message),
    };

    public byte[] ToJson()
    {
        using var buffer = new MemoryStream(128 + (Result?.Length ?? 0));
        using (var json = new Utf8JsonWriter(buffer))
            Write(json);
        return buffer.ToArray();
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("ok", IsOk);
        if (!IsOk)
            json.WriteNumber("error_code", Code);
        if (Result is not null)
        {
            json.WritePropertyName("result");
            json.WriteRawValue(Result, skipInputValidation: true); // Telegram's own, or ours.
        }
        if (Description is not null)
            json.WriteString("description", Description);
        WriteParameters(json);
        json.WriteEndObject();
    }

    private void WriteParameters(Utf8JsonWriter json)
    {
        if (RetryAfter is null && MigrateToChatId is null)
            return;
        json.WriteStartObject("parameters");
        if (RetryAfter is { } wait)
            json.WriteNumber("retry_after", Seconds(wait));
        if (MigrateToChatId is { } chat)
            json.WriteNumber("migrate_to_chat_id", chat);
        json.WriteEndObject();
    }

    /// <summary>Whole seconds, at least one: none would be read as none to wait.</summary>
    public static long Seconds(TimeSpan wait) => Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
}
