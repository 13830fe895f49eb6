using System.Text.Json.Nodes;
using TelegramAdmin.Core.Delivery;

namespace TelegramAdmin.Core.Conversations.Writing;

/// <summary>One Bot API call of a reply: a text, a file with caption, or an album.</summary>
internal sealed record ReplyPart(string Method, JsonObject Content, IReadOnlyList<SpooledFile> Files, IReadOnlyList<ReplyMessage> Messages, string? AlbumId = null)
{
    public string Preview => Excerpt.OneLineOf(Messages[^1].Text);

    /// <summary>Photos and videos that came together go as one album, documents and audio as albums of their own kind; the text stands under the first.</summary>
    public static IEnumerable<ReplyPart> Of(ReplyDraft draft, IReadOnlyList<ReplyUpload> uploads)
    {
        if (uploads.Count == 0)
            return [Text(draft)];
        var caption = draft.Text;
        var parts = new List<ReplyPart>();
        foreach (var group in uploads.GroupBy(u => AlbumGroup(u.Kind) ?? u.File.Part))
        {
            parts.Add(group.Count() == 1 ? Single(group.Single(), caption) : Album([.. group], caption));
            caption = "";
        }
        return parts;
    }

    public string Parameters(Conversation conversation, long? replyTo, JsonObject? keyboard)
    {
        conversation.Address(Content);
        if (replyTo is { } id)
            Content["reply_parameters"] = new JsonObject { ["message_id"] = id, ["allow_sending_without_reply"] = true };
        if (keyboard is not null)
            Content["reply_markup"] = keyboard;
        return Content.ToJsonString();
    }

    private static ReplyPart Text(ReplyDraft draft)
    {
        var content = new JsonObject { ["text"] = draft.Text };
        if (draft.Entities is not null)
            content["entities"] = JsonNode.Parse(draft.Entities);
        return new ReplyPart("sendMessage", content, [], [new ReplyMessage(MessageKind.Text, draft.Text, null)]);
    }

    private static ReplyPart Single(ReplyUpload upload, string caption)
    {
        var content = new JsonObject { [Field(upload.Kind)] = $"attach://{upload.File.Part}" };
        if (caption.Length > 0)
            content["caption"] = caption;
        return new ReplyPart($"send{upload.Kind}", content, [upload.File], [new ReplyMessage(upload.Kind, caption, upload.Media)]);
    }

    private static ReplyPart Album(IReadOnlyList<ReplyUpload> uploads, string caption)
    {
        var items = uploads.Select((u, i) => (JsonNode)Item(u, i == 0 ? caption : ""));
        var content = new JsonObject { ["media"] = new JsonArray([.. items]) };
        return new ReplyPart("sendMediaGroup", content, [.. uploads.Select(u => u.File)],
            [.. uploads.Select((u, i) => new ReplyMessage(u.Kind, i == 0 ? caption : "", u.Media))], Guid.NewGuid().ToString("N"));
    }

    private static JsonObject Item(ReplyUpload upload, string caption)
    {
        var item = new JsonObject { ["type"] = Field(upload.Kind), ["media"] = $"attach://{upload.File.Part}" };
        if (caption.Length > 0)
            item["caption"] = caption;
        return item;
    }

    private static string? AlbumGroup(MessageKind kind) => kind switch
    {
        MessageKind.Photo or MessageKind.Video => "visual",
        MessageKind.Document => "document",
        MessageKind.Audio => "audio",
        _ => null,
    };

    private static string Field(MessageKind kind) => kind.ToString().ToLowerInvariant();
}

internal sealed record ReplyMessage(MessageKind Kind, string Text, MessageMedia? Media);
