using System.Text.Json.Nodes;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.Forum;

/// <summary>A Bot API call without its chat, which stands in the outbox's row.</summary>
internal sealed record BotCall(string Method, JsonObject Parameters)
{
    /// <summary>Says a message anew, by its text and the file that Telegram has; null for what cannot be said so.</summary>
    public static BotCall? Of(MessageKind kind, FormattedWords words, MessageMedia? media) => kind switch
    {
        MessageKind.Text => new BotCall("sendMessage", words.Into(new JsonObject(), "text")),
        MessageKind.Location when media is { Latitude: { } latitude, Longitude: { } longitude } =>
            new BotCall("sendLocation", new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude }),
        MessageKind.Venue when media is { Latitude: { } latitude, Longitude: { } longitude } => new BotCall("sendVenue", new JsonObject
        {
            ["latitude"] = latitude, ["longitude"] = longitude, ["title"] = media.Title ?? "", ["address"] = media.Address ?? "",
        }),
        MessageKind.Contact when media?.PhoneNumber is { Length: > 0 } number =>
            new BotCall("sendContact", new JsonObject { ["phone_number"] = number, ["first_name"] = media.Title is { Length: > 0 } name ? name : number }),
        _ when FieldOf(kind) is { } field && media?.FileId is { } file => File(kind, field, file, words),
        _ => null,
    };

    /// <summary>Several files at once; each part's own words stand under it.</summary>
    public static BotCall Album(IEnumerable<(MessageKind Kind, string FileId, FormattedWords Words)> parts) => new("sendMediaGroup", new JsonObject
    {
        ["media"] = new JsonArray([.. parts.Select(part =>
            (JsonNode)part.Words.Into(new JsonObject { ["type"] = FieldOf(part.Kind), ["media"] = part.FileId }, "caption"))]),
    });

    public static bool TakesCaption(MessageKind kind) =>
        kind is MessageKind.Photo or MessageKind.Video or MessageKind.Animation or MessageKind.Audio or MessageKind.Document or MessageKind.Voice;

    /// <summary>What may stand in one album (core.telegram.org/bots/api#sendmediagroup); null for what stands alone.</summary>
    public static string? AlbumFamily(MessageKind kind) => kind switch
    {
        MessageKind.Photo or MessageKind.Video => "visual",
        MessageKind.Document => "document",
        MessageKind.Audio => "audio",
        _ => null,
    };

    private static BotCall File(MessageKind kind, string field, string file, FormattedWords words)
    {
        var parameters = new JsonObject { [field] = file };
        return new BotCall($"send{kind}", TakesCaption(kind) ? words.Into(parameters, "caption") : parameters);
    }

    private static string? FieldOf(MessageKind kind) => kind switch
    {
        MessageKind.Photo or MessageKind.Video or MessageKind.Animation or MessageKind.Audio or MessageKind.Document or MessageKind.Voice or MessageKind.Sticker =>
            kind.ToString().ToLowerInvariant(),
        MessageKind.VideoNote => "video_note",
        _ => null,
    };
}
