namespace TelegramAdmin.Sandbox.Updates;

/// <summary>Which updates a bot asked for.</summary>
internal static class UpdateKinds
{
    /// <summary>The fields of Update, from the Bot API documentation.</summary>
    public static readonly IReadOnlySet<string> Known = new HashSet<string>
    {
        "message", "edited_message", "channel_post", "edited_channel_post", "business_connection", "business_message",
        "edited_business_message", "deleted_business_messages", "guest_message", "message_reaction",
        "message_reaction_count", "inline_query", "chosen_inline_result", "callback_query", "shipping_query",
        "pre_checkout_query", "purchased_paid_media", "poll", "poll_answer", "my_chat_member", "chat_member",
        "chat_join_request", "chat_boost", "removed_chat_boost", "managed_bot",
    };

    /// <summary>An empty or missing list asks for all but three.</summary>
    public static bool IsAllowed(IReadOnlyList<string>? allowed, string kind) =>
        allowed is null or { Count: 0 }
            ? kind is not ("chat_member" or "message_reaction" or "message_reaction_count")
            : allowed.Contains(kind);
}
