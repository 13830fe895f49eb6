using System.Globalization;
using System.Text.Json;
using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox.BotApi.Requests;

/// <summary>What a message answers.</summary>
internal sealed record ReplyTarget(int? MessageId, Quote? Quote)
{
    public static ReplyTarget None { get; } = new(null, null);
}

/// <summary>Reads reply_parameters, and reply_to_message_id from before there were any.</summary>
internal static class ReplyReader
{
    public static ReplyTarget Read(ApiCall call, Chat chat)
    {
        var args = call.Args;
        if (args.Json("reply_parameters", "reply parameters") is not { } reply)
        {
            var id = args.Int("reply_to_message_id");
            return id is null or 0 ? ReplyTarget.None : Target(chat, id.Value, args.Bool("allow_sending_without_reply"), null);
        }

        if (reply.ValueKind != JsonValueKind.Object) throw ApiException.BadRequest("object expected as reply parameters");
        if (IntegerOf(reply) is not { } messageId)
            throw ApiException.BadRequest("can't parse reply parameters: Can't find field \"message_id\"");
        if (IsElsewhere(reply, chat)) return ReplyTarget.None;
        var mayMiss = reply.TryGetProperty("allow_sending_without_reply", out var allow) && allow.ValueKind == JsonValueKind.True;
        return Target(chat, messageId, mayMiss, reply);
    }

    private static ReplyTarget Target(Chat chat, int messageId, bool mayMiss, JsonElement? reply)
    {
        if (chat.Log.Find(messageId) is { } answered)
            return new ReplyTarget(messageId, reply is { } given ? QuoteOf(given, answered) : null);
        return mayMiss ? ReplyTarget.None : throw ApiException.BadRequest("message to be replied not found");
    }

    private static Quote? QuoteOf(JsonElement reply, Message answered)
    {
        if (!reply.TryGetProperty("quote", out var quote) || quote.GetString() is not { Length: > 0 } source) return null;
        var parseMode = reply.TryGetProperty("quote_parse_mode", out var mode) ? mode.GetString() : null;
        JsonElement? entities = reply.TryGetProperty("quote_entities", out var given) ? given : null;
        var text = FormattedTextReader.Read(source, parseMode, entities);
        var at = (answered.Text ?? "").IndexOf(text.Text, StringComparison.Ordinal);
        if (at < 0) throw ApiException.BadRequest("QUOTE_TEXT_INVALID");
        return new Quote(text.Text, text.Entities, at, IsManual: true);
    }

    private static int? IntegerOf(JsonElement reply)
    {
        if (!reply.TryGetProperty("message_id", out var id)) return null;
        if (id.ValueKind == JsonValueKind.Number && id.TryGetInt32(out var number)) return number;
        return int.TryParse(id.ToString(), CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
    }

    private static bool IsElsewhere(JsonElement reply, Chat chat) =>
        reply.TryGetProperty("chat_id", out var id)
        && id.ToString() != chat.Id.ToString(CultureInfo.InvariantCulture);
}
