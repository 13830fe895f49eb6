using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.MtProto.Channels;
using TelegramAdmin.Sandbox.MtProto.Protocol;

namespace TelegramAdmin.Sandbox.MtProto.Writing;

/// <summary>A post as td_api's <c>message</c>.</summary>
internal static class MessageWriter
{
    public static JsonObject Write(ScriptedChannel channel, ScriptedPost post)
    {
        var message = new JsonObject
        {
            ["@type"] = "message",
            ["id"] = IdOf(post.Id),
            ["sender_id"] = new JsonObject { ["@type"] = "messageSenderChat", ["chat_id"] = Td.ChatIdOf(channel.Id) },
            ["chat_id"] = Td.ChatIdOf(channel.Id),
            ["is_outgoing"] = false,
            ["is_pinned"] = false,
            ["can_be_saved"] = true,
            ["is_channel_post"] = true,
            ["date"] = post.Seed.At,
            ["edit_date"] = post.EditedAt ?? 0,
            ["media_album_id"] = Td.Int64(post.AlbumId),
            ["author_signature"] = post.Author ?? "",
            ["content"] = ContentWriter.Write(post),
        };
        if (post.Forward is { } origin) message["forward_info"] = Forward(origin);
        if (post.Kind != ScriptedKind.Service) message["interaction_info"] = Interaction(post);
        if (post.Button is { } button) message["reply_markup"] = Markup(button);
        return message;
    }

    public static long IdOf(int post) => (long)post << Td.MessageShift;

    public static JsonObject Interaction(ScriptedPost post)
    {
        var counters = post.Counters;
        var info = new JsonObject { ["@type"] = "messageInteractionInfo", ["view_count"] = counters.Views, ["forward_count"] = counters.Forwards };
        if (counters.Comments is { } comments)
            info["reply_info"] = new JsonObject { ["@type"] = "messageReplyInfo", ["reply_count"] = comments, ["recent_replier_ids"] = new JsonArray(), ["last_message_id"] = 0 };
        if (counters.Reactions.Count > 0)
            info["reactions"] = new JsonObject { ["@type"] = "messageReactions", ["reactions"] = Reactions(counters), ["are_tags"] = false, ["paid_reactors"] = new JsonArray() };
        return info;
    }

    public static JsonObject? MarkupOf(ScriptedPost post) => post.Button is { } button ? Markup(button) : null;

    private static JsonArray Reactions(SandboxCounters counters) => new([.. counters.Reactions.OrderByDescending(pair => pair.Value).Select(pair => new JsonObject
    {
        ["@type"] = "messageReaction",
        ["type"] = new JsonObject { ["@type"] = "reactionTypeEmoji", ["emoji"] = pair.Key },
        ["total_count"] = pair.Value,
        ["is_chosen"] = false,
    })]);

    private static JsonObject Forward(ForwardOrigin origin) => new()
    {
        ["@type"] = "messageForwardInfo",
        ["origin"] = new JsonObject
        {
            ["@type"] = "messageOriginChannel", ["chat_id"] = Td.ChatIdOf(origin.Channel), ["message_id"] = IdOf(origin.PostId), ["author_signature"] = "",
        },
        ["date"] = origin.At,
        ["public_service_announcement_type"] = "",
    };

    private static JsonObject Markup(PostButton button) => new()
    {
        ["@type"] = "replyMarkupInlineKeyboard",
        ["rows"] = new JsonArray(new JsonArray(new JsonObject
        {
            ["@type"] = "inlineKeyboardButton",
            ["text"] = button.Text,
            ["icon_custom_emoji_id"] = "0",
            ["type"] = new JsonObject { ["@type"] = "inlineKeyboardButtonTypeUrl", ["url"] = button.Url },
        })),
    };
}
