using System.Globalization;
using System.Text.Json.Nodes;
using TelegramAdmin.Core.Campaigns.Writing;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Changing;

/// <summary>The call that makes of a message that was sent the one that it shall be, or takes it away.</summary>
internal static class ChangeCall
{
    private static readonly string[] OfText = ["text", "parse_mode", "entities", "link_preview_options", "reply_markup"];
    private static readonly string[] OfCaption = ["caption", "parse_mode", "caption_entities", "show_caption_above_media", "reply_markup"];

    /// <param name="wanted">As it would be sent now; its files are those that were sent.</param>
    public static OutgoingMessage Edit(OutgoingMessage wanted, long messageId)
    {
        var sent = JsonNode.Parse(wanted.Parameters)!.AsObject();
        if (wanted.Method == "sendMediaGroup")
            sent = sent["media"]![0]!.AsObject(); // An album's caption is that of its first part.
        var isText = wanted.Method == "sendMessage";
        var edited = new JsonObject { ["message_id"] = messageId };
        foreach (var name in isText ? OfText : OfCaption)
        {
            if (sent[name] is { } value)
                edited[name] = value.DeepClone();
        }
        return new OutgoingMessage(isText ? "editMessageText" : "editMessageCaption", edited.ToJsonString());
    }

    public static OutgoingMessage Delete(Recipient recipient) => recipient.AlbumMessageIds is { } album
        ? new OutgoingMessage("deleteMessages", new JsonObject { ["message_ids"] = new JsonArray([.. album.Split(',').Select(id => (JsonNode)long.Parse(id, CultureInfo.InvariantCulture))]) }.ToJsonString())
        : new OutgoingMessage("deleteMessage", new JsonObject { ["message_id"] = recipient.TelegramMessageId }.ToJsonString());
}
