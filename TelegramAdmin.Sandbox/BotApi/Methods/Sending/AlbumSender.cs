using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Json;
using TelegramAdmin.Sandbox.BotApi.Requests;
using TelegramAdmin.Sandbox.Formatting;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.State.Contents;
using TelegramAdmin.Sandbox.Updates;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Sending;

/// <summary>sendMediaGroup: two to ten items; documents and audio stay among themselves.</summary>
internal static class AlbumSender
{
    public static WriteResult Send(ApiCall call)
    {
        var items = Read(call);
        var outgoing = new Outgoing(call);
        outgoing.Charge(items.Count);
        var album = call.World.Ids.NextQuery();
        var messages = items.Select(item => outgoing.Post(item.Caption, item.Content, album)).ToList();
        return json => WriteAll(json, call, outgoing.Chat, messages);
    }

    private static List<(FileContent Content, FormattedText Caption)> Read(ApiCall call)
    {
        var media = call.Args.Json("media", "media") ?? throw ApiException.BadRequest("parameter \"media\" is required");
        if (media.ValueKind != JsonValueKind.Array) throw ApiException.BadRequest("expected an Array of InputMedia");
        if (media.GetArrayLength() == 0) throw ApiException.BadRequest("there are no messages to send");
        if (media.GetArrayLength() == 1) throw ApiException.BadRequest("group send failed");
        if (media.GetArrayLength() > 10) throw ApiException.BadRequest("too many messages to send as an album");
        var reader = new MediaReader(call);
        var items = media.EnumerateArray().Select(item => (reader.FromInputMedia(item), CaptionOf(item))).ToList();
        CheckMix(items.Select(item => item.Item1.Field).Distinct().ToList());
        return items;
    }

    public static FormattedText CaptionOf(JsonElement item) => FormattedTextReader.Caption(
        Text(item, "caption"), Text(item, "parse_mode"), item.TryGetProperty("caption_entities", out var given) ? given : null);

    private static void CheckMix(List<string> kinds)
    {
        if (kinds.Contains("animation")) throw ApiException.BadRequest("can't use the media of the specified type in the album");
        if (kinds.Count == 1) return;
        if (kinds.Contains("audio")) throw ApiException.BadRequest("audio can't be mixed with other media types");
        if (kinds.Contains("document")) throw ApiException.BadRequest("document can't be mixed with other media types");
    }

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static void WriteAll(Utf8JsonWriter json, ApiCall call, Chat chat, List<Message> messages)
    {
        json.WriteStartArray();
        foreach (var message in messages) MessageJson.Write(json, call.World, call.Bot, chat, message);
        json.WriteEndArray();
    }
}
