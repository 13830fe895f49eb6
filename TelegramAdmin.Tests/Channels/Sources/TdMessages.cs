namespace TelegramAdmin.Tests.Channels.Sources;

/// <summary>Messages as TDLib writes them.</summary>
internal static class TdMessages
{
    public static string Text(long post, long chat = -1001234567890) => $$$"""
        {"@type":"message","id":{{{post << 20}}},"sender_id":{"@type":"messageSenderChat","chat_id":{{{chat}}}},"chat_id":{{{chat}}},"is_channel_post":true,"date":1700000000,"edit_date":1700000100,
        "forward_info":{"@type":"messageForwardInfo","origin":{"@type":"messageOriginChannel","chat_id":-1000000007777,"message_id":5242880,"author_signature":""},"date":1699999999},
        "interaction_info":{"@type":"messageInteractionInfo","view_count":1500,"forward_count":12,"reply_info":{"@type":"messageReplyInfo","reply_count":7},"reactions":{"@type":"messageReactions","reactions":[
          {"@type":"messageReaction","type":{"@type":"reactionTypeEmoji","emoji":"👍"},"total_count":30},
          {"@type":"messageReaction","type":{"@type":"reactionTypeCustomEmoji","custom_emoji_id":"5368324170671202286"},"total_count":3},
          {"@type":"messageReaction","type":{"@type":"reactionTypePaid"},"total_count":1}]}},
        "author_signature":"editor","media_album_id":"0",
        "content":{"@type":"messageText","text":{"@type":"formattedText","text":"Read more","entities":[{"@type":"textEntity","offset":0,"length":4,"type":{"@type":"textEntityTypeTextUrl","url":"https://t.me/other/7"}}]}},
        "reply_markup":{"@type":"replyMarkupInlineKeyboard","rows":[[{"@type":"inlineKeyboardButton","text":"Shop","type":{"@type":"inlineKeyboardButtonTypeUrl","url":"https://example.com"}},
          {"@type":"inlineKeyboardButton","text":"Like","type":{"@type":"inlineKeyboardButtonTypeCallback","data":"AQ=="}}]]}}
        """;

    public static string Photo(long post) => $$$"""
        {"@type":"message","id":{{{post << 20}}},"chat_id":-1001234567890,"date":1699990000,"edit_date":0,"media_album_id":"9007199254740993",
        "interaction_info":{"@type":"messageInteractionInfo","view_count":900,"forward_count":1},
        "content":{"@type":"messagePhoto","photo":{"@type":"photo","sizes":[{"@type":"photoSize","type":"s","width":90,"height":67},{"@type":"photoSize","type":"x","width":1280,"height":960}]},
          "caption":{"@type":"formattedText","text":"A lamp","entities":[]} } }
        """;

    public static string Service(long post) => $$$"""
        {"@type":"message","id":{{{post << 20}}},"chat_id":-1001234567890,"date":1699980000,"edit_date":0,"content":{"@type":"messageChatChangeTitle","title":"Lumen"}}
        """;
}
