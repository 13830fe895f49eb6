using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelegramAdmin.Core.MtProto.Schema;

/// <summary>Reads a message's content by its kind. One name means different things in different kinds, so they cannot share one type.</summary>
internal sealed class ContentReader : JsonConverter<TdMessageContent>
{
    public override TdMessageContent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var type = TypeOf(reader);
        switch (type)
        {
            case "messageText":
                return JsonSerializer.Deserialize(ref reader, TdJson.Default.TdTextContent)!;
            case "messagePhoto":
                return OnlyPhoto(JsonSerializer.Deserialize(ref reader, TdJson.Default.TdMediaContent)!);
            case "messageVideo" or "messageAnimation" or "messageAudio" or "messageVoiceNote" or "messageVideoNote" or "messageDocument" or "messagePaidMedia":
                return JsonSerializer.Deserialize(ref reader, TdJson.Default.TdMediaContent)!;
            case "messageSticker":
                return JsonSerializer.Deserialize(ref reader, TdJson.Default.TdStickerContent)!;
            case "messageAnimatedEmoji" or "messageDice":
                return JsonSerializer.Deserialize(ref reader, TdJson.Default.TdEmojiContent)!;
            case "messagePoll":
                return JsonSerializer.Deserialize(ref reader, TdJson.Default.TdPollContent)!;
            case "messageLocation" or "messageVenue":
                return JsonSerializer.Deserialize(ref reader, TdJson.Default.TdPlaceContent)!;
            case "messageContact":
                return JsonSerializer.Deserialize(ref reader, TdJson.Default.TdContactContent)!;
            default:
                reader.Skip();
                return new TdMessageContent { Type = type };
        }
    }

    public override void Write(Utf8JsonWriter writer, TdMessageContent value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Messages are read, never written.");

    // A live photo carries its video too.
    private static TdMediaContent OnlyPhoto(TdMediaContent content) => content with { Video = null };

    // On a copy of the reader, so that the content is still ahead.
    private static string TypeOf(Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("Content is an object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("@type"u8);
            reader.Read();
            if (isType)
                return reader.GetString() ?? "";
            reader.Skip();
        }
        return "";
    }
}
