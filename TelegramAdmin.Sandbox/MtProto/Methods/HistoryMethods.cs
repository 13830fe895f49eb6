using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.MtProto.Channels;
using TelegramAdmin.Sandbox.MtProto.Protocol;
using TelegramAdmin.Sandbox.MtProto.Writing;

namespace TelegramAdmin.Sandbox.MtProto.Methods;

/// <summary>Posts are read.</summary>
internal static class HistoryMethods
{
    private const int LongestPage = 100;

    public static void AddTo(Dictionary<string, Method> known)
    {
        known["searchChatMessages"] = Search;
        known["getChatHistory"] = History;
        known["getMessage"] = One;
        known["getMessages"] = Some;
    }

    private static JsonObject Search(TdCall call)
    {
        if (call.Request.Text("query").Length > 0 || call.Request.Inner("filter") is { Type: not "searchMessagesFilterEmpty" })
            throw new TdError(400, "The sandbox searches for nothing: query and filter must be empty");
        var (channel, page) = Page(call);
        return new JsonObject
        {
            ["@type"] = "foundChatMessages",
            ["total_count"] = channel.Posts.Count,
            ["messages"] = Write(channel, page),
            ["next_from_message_id"] = page.Count > 0 && page[^1].Id > 1 ? MessageWriter.IdOf(page[^1].Id) : 0,
        };
    }

    private static JsonObject History(TdCall call)
    {
        var (channel, page) = Page(call);
        return Messages(channel.Posts.Count, Write(channel, page));
    }

    private static JsonObject One(TdCall call)
    {
        var channel = ChannelMethods.Readable(call, Td.ChannelOf(call.Request.Number("chat_id")));
        return Find(call, channel, call.Request.Number("message_id")) ?? throw new TdError(404, "Not Found");
    }

    // What is not there any more has null in its place.
    private static JsonObject Some(TdCall call)
    {
        var channel = ChannelMethods.Readable(call, Td.ChannelOf(call.Request.Number("chat_id")));
        var found = call.Request.Numbers("message_ids").Select(id => (JsonNode?)Find(call, channel, id)).ToArray();
        return Messages(found.Length, new JsonArray(found));
    }

    private static (ScriptedChannel Channel, List<ScriptedPost> Posts) Page(TdCall call)
    {
        var request = call.Request;
        var channel = ChannelMethods.Readable(call, Td.ChannelOf(request.Number("chat_id")));
        var limit = request.Number("limit");
        if (limit <= 0) throw new TdError(400, "Parameter limit must be positive");
        if (request.Number("offset") != 0) throw new TdError(400, "The sandbox knows no offset but 0");
        if (request.Number("from_message_id") is var from && from < 0) throw new TdError(400, "Parameter from_message_id must be identifier of a chat message or 0");
        var before = (int)(from >> Td.MessageShift);
        return (channel, call.State.World.Page(channel, before, (int)Shorten(call, Math.Min(limit, LongestPage), before)));
    }

    private static long Shorten(TdCall call, long limit, int before) =>
        call.State.ShortPages && limit > 1 ? Math.Max(1, (long)(limit * (0.3 + 0.7 * new Dice(before, limit).Share(90)))) : limit;

    private static JsonObject? Find(TdCall call, ScriptedChannel channel, long id) =>
        call.State.World.Find(channel, (int)(id >> Td.MessageShift)) is { } post ? MessageWriter.Write(channel, post) : null;

    private static JsonArray Write(ScriptedChannel channel, List<ScriptedPost> posts) => new([.. posts.Select(post => MessageWriter.Write(channel, post))]);

    private static JsonObject Messages(int total, JsonArray messages) => new() { ["@type"] = "messages", ["total_count"] = total, ["messages"] = messages };
}
