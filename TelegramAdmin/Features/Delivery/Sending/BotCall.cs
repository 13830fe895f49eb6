using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Gateway.Calls;

namespace TelegramAdmin.Features.Delivery.Sending;

/// <summary>The Bot API call that a request stands for, checked as far as we can know; the rest is Telegram's to say.</summary>
/// <param name="Parameters">Without chat_id, unless the chat is named.</param>
internal sealed record BotCall(string Method, string Parameters)
{
    public static Result<BotCall> OfText(SendRequest request, Chat chat)
    {
        if (MessageText.Fault(request.Text!, request.ParseMode, request.Entities, "text") is { } wrong)
            return wrong;
        if (ReplyMarkup.Fault(request.ReplyMarkup, "reply_markup") is { } buttons)
            return buttons;
        return new BotCall("sendMessage", Write(chat, writer =>
        {
            writer.WriteString("text", request.Text);
            WriteText(writer, "parse_mode", request.ParseMode);
            Write(writer, "entities", request.Entities);
            Write(writer, "reply_markup", request.ReplyMarkup);
            Write(writer, "link_preview_options", request.LinkPreviewOptions);
            Write(writer, "reply_parameters", request.ReplyParameters);
            if (request.MessageThreadId is { } topic)
                writer.WriteNumber("message_thread_id", topic);
            if (request.DisableNotification is { } silent)
                writer.WriteBoolean("disable_notification", silent);
            if (request.ProtectContent is { } isProtected)
                writer.WriteBoolean("protect_content", isProtected);
        }));
    }

    public static Result<BotCall> OfMethod(string method, JsonElement? parameters, Chat chat)
    {
        if (DocumentedMethods.Find(method) is not { } known || MethodRule.Of(known.Name).Route != CallRoute.Queue || !known.Parameters.ContainsKey("chat_id"))
            return SendErrors.MethodUnknown(method);
        if (parameters is { ValueKind: not JsonValueKind.Object })
            return SendErrors.ParamsInvalid("params is a JSON object with the method's parameters.");
        if (parameters is { } given && FaultOf(given, chat) is { } fault)
            return fault;
        // Whether Stars are spent on speed is a setting of the bot, not the caller's.
        return new BotCall(known.Name, Write(chat, writer =>
        {
            foreach (var parameter in parameters?.EnumerateObject().Where(p => p.Name is not ("chat_id" or "allow_paid_broadcast") && p.Value.ValueKind != JsonValueKind.Null) ?? [])
                parameter.WriteTo(writer);
        }));
    }

    private static Failure? FaultOf(JsonElement parameters, Chat chat)
    {
        if (parameters.TryGetProperty("chat_id", out var named) && (!Chat.TryRead(named, out var other) || other != chat))
            return SendErrors.ParamsInvalid("params.chat_id names another chat than chat_id. Give it once.");
        var mode = Text(parameters, "parse_mode");
        if (Text(parameters, "text") is { } text && MessageText.Fault(text, mode, null, "params.text") is { } wrong)
            return wrong;
        if (Text(parameters, "caption") is { } caption && MessageText.CaptionFault(caption, mode) is { } fault)
            return fault;
        return ReplyMarkup.Fault(parameters.TryGetProperty("reply_markup", out var markup) ? markup : null, "params.reply_markup");
    }

    private static string? Text(JsonElement parameters, string name) =>
        parameters.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Write(Chat chat, Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            WriteText(writer, "chat_id", chat.Name);
            content(writer);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }

    private static void Write(Utf8JsonWriter writer, string name, JsonElement? value)
    {
        if (value is not { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } given)
            return;
        writer.WritePropertyName(name);
        given.WriteTo(writer);
    }
}

[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ElementJson : JsonSerializerContext;
