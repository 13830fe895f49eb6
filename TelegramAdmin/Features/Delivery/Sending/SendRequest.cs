using System.Text.Json;
using System.Text.Json.Serialization;
using TelegramAdmin.Core.Delivery;

namespace TelegramAdmin.Features.Delivery.Sending;

/// <summary>
/// A message to send: a <c>text</c>, a <c>template</c>, or any <c>method</c> of the Bot API that sends, with its <c>params</c>.
/// </summary>
public sealed record SendRequest
{
    /// <summary>The number of the person, group or channel, or the @name of a public channel or group.</summary>
    public JsonElement? ChatId { get; init; }

    /// <summary>1 to 4096 characters.</summary>
    public string? Text { get; init; }

    /// <summary>HTML or MarkdownV2; left out, the text is shown as it is.</summary>
    public string? ParseMode { get; init; }

    /// <summary>As in the Bot API, in the place of parse_mode.</summary>
    public JsonElement? Entities { get; init; }

    /// <summary>An inline keyboard, a reply keyboard, or the order to remove one, as in the Bot API.</summary>
    public JsonElement? ReplyMarkup { get; init; }

    /// <summary>As in the Bot API.</summary>
    public JsonElement? LinkPreviewOptions { get; init; }

    /// <summary>As in the Bot API.</summary>
    public JsonElement? ReplyParameters { get; init; }

    /// <summary>The topic of a forum.</summary>
    public long? MessageThreadId { get; init; }

    /// <summary>Without a sound.</summary>
    public bool? DisableNotification { get; init; }

    /// <summary>Without forwarding and saving.</summary>
    public bool? ProtectContent { get; init; }

    /// <summary>The name of a stored template, in the place of text.</summary>
    public string? Template { get; init; }

    /// <summary>What the template's variables stand for.</summary>
    public JsonElement? Variables { get; init; }

    /// <summary>A Bot API method that sends into a chat, in the place of text: sendPhoto, sendPoll, copyMessage, …</summary>
    public string? Method { get; init; }

    /// <summary>The method's parameters, as in the Bot API. Files by URL or file_id.</summary>
    public JsonElement? Params { get; init; }

    /// <summary>high, normal or low; higher ones leave first.</summary>
    public Priority? Priority { get; init; }

    /// <summary>When to send it, at most a year ahead: ISO 8601 with an offset. Left out: now.</summary>
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>What to do where Telegram's answer is lost: hold (never twice; it is listed as unknown) or retry (never missing; perhaps twice).</summary>
    public OnUncertain? OnUncertain { get; init; }

    /// <summary>How it is tried again, in the place of the bot's policy.</summary>
    public RetryPolicy? Retry { get; init; }

    /// <summary>Is told what became of this message; signed with the key's callback secret.</summary>
    public string? CallbackUrl { get; init; }
}

/// <summary>It is on disk and will be sent.</summary>
/// <param name="MessageId">Its name in GET /status/{message_id}.</param>
/// <param name="Status">pending or scheduled.</param>
/// <param name="BotId">The bot that sends it; another one after a failover.</param>
public sealed record SendAnswer(long MessageId, string Status, long BotId);

[JsonSerializable(typeof(SendRequest))]
[JsonSerializable(typeof(SendAnswer))]
[JsonSerializable(typeof(BulkAnswer))]
[JsonSerializable(typeof(CancelAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(PriorityWords), typeof(OnUncertainWords)])]
internal sealed partial class SendJson : JsonSerializerContext;

internal sealed class PriorityWords() : JsonStringEnumConverter<Priority>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);

internal sealed class OnUncertainWords() : JsonStringEnumConverter<OnUncertain>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);
