using TelegramAdmin.Api.Problems;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Features.Templates;

namespace TelegramAdmin.Features.Delivery.Sending;

/// <summary>The codes of sending.</summary>
internal static class SendErrors
{
    public static readonly string[] Sending =
    [
        "chat_id_invalid", "content_missing", "text_empty", "text_too_long", "caption_too_long", "parse_mode_unknown", "entities_invalid", "reply_markup_invalid",
        "method_unknown", "params_invalid", "send_at_invalid", "retry_policy_invalid", "callback_url_invalid", "idempotency_key_invalid", "idempotency_conflict",
        "no_bot", "bot_unknown", "chat_unreachable", "chat_unknown", "monthly_limit_reached",
        .. TemplateApiErrors.Rendering,
    ];

    public static readonly ApiErrorCode[] Codes =
    [
        new("chat_id_invalid", 400, "The chat is missing or not a chat", "Give Telegram's number of the chat, or the @name of a public channel or group."),
        new("content_missing", 400, "There is nothing to send, or more than one thing", "Give one of text, template and method."),
        new("text_empty", 400, "The text is empty", "Give a text of 1 to 4096 characters."),
        new("text_too_long", 400, "The text is longer than 4096 characters", "Split it into several messages."),
        new("caption_too_long", 400, "The caption is longer than 1024 characters", "Shorten it, or send the rest as a text."),
        new("parse_mode_unknown", 400, "There is no such parse mode", "Take HTML or MarkdownV2, or leave it out for plain text."),
        new("entities_invalid", 400, "The formatting does not hold", "Mend the entity or the tag that the detail names."),
        new("reply_markup_invalid", 400, "The buttons do not hold", "Mend the button that the field names."),
        new("method_unknown", 400, "This is not a method that sends into a chat", "Take one of the Bot API whose name begins with send, copy or forward and that takes chat_id."),
        new("params_invalid", 400, "The parameters of the method are not an object, or name another chat", "Give them as in the Bot API."),
        new("send_at_invalid", 400, "The time is more than a year ahead", "Give a time within a year, or leave it out."),
        new("callback_url_invalid", 400, "The callback address cannot be called", "Give an https address that the public internet reaches."),
        new("idempotency_key_invalid", 400, "The Idempotency-Key does not hold", "Take 1 to 255 printable ASCII characters, a UUID for instance."),
        new("idempotency_conflict", 409, "Another message was sent under this Idempotency-Key", "Take a new key for a new message, and the same bytes for a repetition."),
        new("no_bot", 409, "The key has no bot to send through", "Register a bot, or let the key use one."),
        new("bot_unknown", 404, "There is no such bot", "GET /bots lists the bots that the key may use."),
        new("chat_unreachable", 409, "No bot reaches the chat any more", "The person has to start one of the bots again; the detail has links."),
        new("chat_unknown", 409, "None of several bots has met this chat", "Name the bot with POST /send/{bot_id}, or have the person start one; the detail has links."),
        new("monthly_limit_reached", 403, "The workspace has sent as many messages as its plan allows", "Wait for the next month (UTC), or let an owner raise the limit in Settings → API keys."),
        new("message_not_cancellable", 409, "The message cannot be called back any more", "It is being sent or finished; GET /status tells."),
        new("message_not_retryable", 409, "The message is in no state to be sent again", "Only failed and unknown messages can be."),
        new("bulk_empty", 400, "There is no message in the body", "Send a JSON array or NDJSON with 1 to 10,000 messages."),
        new("bulk_busy", 503, "Other bulk calls are being read", "Nothing was taken. Send it again after Retry-After."),
        new("bulk_too_large", 400, "There are more than 10,000 messages in one call", "Split them."),
    ];

    public static Failure ChatInvalid { get; } = Invalid("chat_id_invalid", "chat_id is a whole number other than 0, or the @name of a public channel or group.", "chat_id");

    public static Failure ContentMissing { get; } = Invalid("content_missing", "There is nothing to send. Give text, template, or method with params.", "text");

    public static Failure ContentTwice { get; } = Invalid("content_missing", "text, template and method exclude each other. Give one of them.", "text");

    public static Failure TextEmpty(string field) => Invalid("text_empty", "The text is empty. Telegram shows no empty messages.", field);

    public static Failure TextTooLong(string field, int length) => Invalid("text_too_long", $"The text has {length} characters; Telegram takes 4096. Split it into several messages.", field);

    public static Failure CaptionTooLong(int length) => Invalid("caption_too_long", $"The caption has {length} characters; Telegram takes 1024. Send the rest as a text.", "params.caption");

    public static Failure ParseModeUnknown(string field) => Invalid("parse_mode_unknown", "parse_mode is HTML or MarkdownV2 (or Markdown, the old form). Leave it out for plain text.", field);

    public static Failure Entities(string what, string field) => Invalid("entities_invalid", what, field);

    public static Failure Markup(string what, string field) => Invalid("reply_markup_invalid", what, field);

    public static Failure MethodUnknown(string method) => Invalid("method_unknown", $"{method} is no method that sends into a chat. Take sendPhoto, sendPoll, copyMessage and the like; other methods are called at /bot{{key}}/{{method}}.", "method");

    public static Failure ParamsInvalid(string what) => Invalid("params_invalid", what, "params");

    public static Failure SendAtInvalid { get; } = Invalid("send_at_invalid", "send_at lies more than a year ahead.", "send_at");

    public static Failure PolicyInvalid(string what) => Invalid("retry_policy_invalid", $"The retry policy does not hold: {what}", "retry");

    public static Failure CallbackInvalid(string what) => Invalid("callback_url_invalid", what, "callback_url");

    public static Failure IdempotencyKeyInvalid { get; } = Invalid("idempotency_key_invalid", "The Idempotency-Key is 1 to 255 printable ASCII characters; a UUID does well.", "Idempotency-Key");

    public static Failure BulkEmpty { get; } = new(FailureKind.Invalid, "bulk_empty", "There is no message in the body. Send a JSON array or NDJSON.");

    public static Failure BulkTooLarge { get; } = new(FailureKind.Invalid, "bulk_too_large", "There are more than 10,000 messages in this call. Split them.");

    public static Failure BulkBusy { get; } = new(FailureKind.Unavailable, "bulk_busy", "Other bulk calls are being read. Nothing of this one was taken; send it again after Retry-After.");

    public static Failure ItemTooLarge { get; } = new(FailureKind.Invalid, "body_too_large", "This message is larger than 1 MiB. Files go by URL or file_id, or through /bot{key}.");

    public static Failure NotRetryable { get; } = new(FailureKind.Conflict, "message_not_retryable", "Only a failed message, or one of which nobody knows whether it arrived, can be sent again.", "message_id");

    private static Failure Invalid(string code, string message, string field) => new(FailureKind.Invalid, code, message, field);
}
