using System.Text.Json;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.BotApi.Types;

namespace TelegramAdmin.Core.Conversations;

/// <summary>What a Telegram message says, in our terms.</summary>
internal sealed record MessageContent(MessageKind Kind, string Text, string? Entities, MessageMedia? Media)
{
    public static MessageContent Of(Message message)
    {
        var (kind, media) = KindOf(message);
        return new MessageContent(kind, message.Text ?? message.Caption ?? "", Json(message.Entities ?? message.CaptionEntities), media);
    }

    public string Preview() => Excerpt.OneLineOf(Text);

    public static string? QuoteOf(Message message) =>
        message.Quote?.Text is { } quoted ? Excerpt.Of(quoted)
        : message.ReplyToMessage is { } answered ? Of(answered).Preview()
        : null;

    private static (MessageKind Kind, MessageMedia? Media) KindOf(Message m) => m switch
    {
        { Text: not null } => (MessageKind.Text, null),
        { Photo: { Count: > 0 } sizes } => (MessageKind.Photo, MessageMedia.Of(sizes.MaxBy(s => s.Width * s.Height)!) with { ThumbnailFileId = sizes[0].FileId }),
        { Animation: { } file } => (MessageKind.Animation, MessageMedia.Of(file)), // Before Document, which Telegram sets beside it.
        { Video: { } file } => (MessageKind.Video, MessageMedia.Of(file)),
        { VideoNote: { } file } => (MessageKind.VideoNote, Typed(file, "video/mp4")),
        { Voice: { } file } => (MessageKind.Voice, Typed(file, "audio/ogg")),
        { Audio: { } file } => (MessageKind.Audio, MessageMedia.Of(file)),
        { Sticker: { } file } => (MessageKind.Sticker, Typed(file, file.IsAnimated ? "application/x-tgsticker" : file.IsVideo ? "video/webm" : "image/webp")),
        { Document: { } file } => (MessageKind.Document, MessageMedia.Of(file)),
        { Venue: { } venue } => (MessageKind.Venue, Place(venue.Location) with { Title = venue.Title, Address = venue.Address }), // Before Location, likewise.
        { Location: { } location } => (MessageKind.Location, Place(location)),
        { Contact: { } contact } => (MessageKind.Contact, new MessageMedia { PhoneNumber = contact.PhoneNumber, Title = $"{contact.FirstName} {contact.LastName}".Trim() }),
        _ => (MessageKind.Unsupported, new MessageMedia { Field = FieldOf(m) }),
    };

    // Kinds whose type Telegram does not tell, because each has only one (core.telegram.org/bots/api#sticker, #videonote, #voice).
    private static MessageMedia Typed(MediaFile file, string type) => MessageMedia.Of(file) with { MimeType = file.MimeType ?? type };

    private static MessageMedia Place(Location location) => new() { Latitude = location.Latitude, Longitude = location.Longitude };

    private static string? FieldOf(Message message) =>
        message.ChatShared is not null ? "chat_shared" :
        message.Other?.Where(f => f.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && f.Key is not ("sender_chat" or "via_bot" or "forward_origin" or "reply_markup"))
            .Select(f => f.Key).FirstOrDefault();

    private static string? Json(IReadOnlyList<MessageEntity>? entities) =>
        entities is { Count: > 0 } ? JsonSerializer.Serialize([.. entities], BotApiJson.Default.ListMessageEntity) : null;
}
