using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.MtProto.Channels;

namespace TelegramAdmin.Sandbox.MtProto.Writing;

/// <summary>What a post says and shows, as td_api's <c>MessageContent</c>.</summary>
internal static class ContentWriter
{
    public static JsonObject Write(ScriptedPost post) => post.Kind switch
    {
        ScriptedKind.Photo => Captioned("messagePhoto", post, "photo", new JsonObject { ["@type"] = "photo", ["has_stickers"] = false, ["sizes"] = new JsonArray(Size(post)) }),
        ScriptedKind.Video => Captioned("messageVideo", post, "video", Moving("video", "clip.mp4", post)),
        ScriptedKind.Animation => Captioned("messageAnimation", post, "animation", Moving("animation", "loop.mp4", post)),
        ScriptedKind.Voice => Captioned("messageVoiceNote", post, "voice_note", new JsonObject
        {
            ["@type"] = "voiceNote", ["duration"] = 20 + post.Id % 90, ["waveform"] = "", ["mime_type"] = "audio/ogg", ["voice"] = FileOf(post, 48_000),
        }),
        ScriptedKind.Document => Captioned("messageDocument", post, "document", new JsonObject
        {
            ["@type"] = "document", ["file_name"] = $"worksheet-{post.Id}.pdf", ["mime_type"] = "application/pdf", ["document"] = FileOf(post, 182_000),
        }),
        ScriptedKind.Poll => new JsonObject { ["@type"] = "messagePoll", ["poll"] = Poll(post), ["description"] = FormattedTextWriter.Write(""), ["can_add_option"] = false },
        ScriptedKind.Service => new JsonObject { ["@type"] = "messagePinMessage", ["message_id"] = MessageWriter.IdOf(Math.Max(1, post.Id - 1)) },
        _ => new JsonObject { ["@type"] = "messageText", ["text"] = FormattedTextWriter.Write(post.Text) },
    };

    private static JsonObject Captioned(string type, ScriptedPost post, string field, JsonObject media) => new()
    {
        ["@type"] = type, [field] = media, ["caption"] = FormattedTextWriter.Write(post.Text), ["has_spoiler"] = false, ["is_secret"] = false,
    };

    private static JsonObject Size(ScriptedPost post) => new()
    {
        ["@type"] = "photoSize", ["type"] = "x", ["photo"] = FileOf(post, 96_000), ["width"] = 1280, ["height"] = 853, ["progressive_sizes"] = new JsonArray(),
    };

    private static JsonObject Moving(string type, string name, ScriptedPost post) => new()
    {
        ["@type"] = type, ["duration"] = 12 + post.Id % 200, ["width"] = 1280, ["height"] = 720, ["file_name"] = name, ["mime_type"] = "video/mp4", [type] = FileOf(post, 2_400_000),
    };

    private static JsonObject Poll(ScriptedPost post) => new()
    {
        ["@type"] = "poll",
        ["id"] = Protocol.Td.Int64(5_000_000_000_000 + post.Id),
        ["question"] = FormattedTextWriter.Write(post.Text.Split('\n')[0]),
        ["options"] = new JsonArray(Option("0", "A", post.Counters.Views / 9), Option("1", "B", post.Counters.Views / 14)),
        ["total_voter_count"] = post.Counters.Views / 9 + post.Counters.Views / 14,
        ["is_anonymous"] = true,
        ["type"] = new JsonObject { ["@type"] = "pollTypeRegular" },
        ["is_closed"] = false,
    };

    private static JsonObject Option(string id, string text, int voters) => new()
    {
        ["@type"] = "pollOption", ["id"] = id, ["text"] = FormattedTextWriter.Write(text), ["voter_count"] = voters, ["vote_percentage"] = 0, ["is_chosen"] = false,
    };

    // Nothing is downloaded, so a file is only its size.
    private static JsonObject FileOf(ScriptedPost post, long size) => new()
    {
        ["@type"] = "file",
        ["id"] = post.Id,
        ["size"] = size,
        ["expected_size"] = size,
        ["local"] = new JsonObject { ["@type"] = "localFile", ["path"] = "", ["can_be_downloaded"] = true, ["is_downloading_completed"] = false },
        ["remote"] = new JsonObject { ["@type"] = "remoteFile", ["id"] = $"sandbox{post.Id}", ["unique_id"] = $"sandbox{post.Id}", ["is_uploading_completed"] = true },
    };
}
