namespace TelegramAdmin.Core.Forum.Mirroring;

/// <summary>What Telegram's refusal of a call into the group means.</summary>
internal static class ForumTrouble
{
    private static readonly string[] Gone = ["message thread not found", "TOPIC_DELETED", "TOPIC_ID_INVALID", "TOPIC_NOT_FOUND", "topic not found"];
    private static readonly string[] NotForum = ["not a forum", "CHANNEL_FORUM_MISSING"];
    private static readonly string[] NoRights = ["not enough rights", "have no rights", "need administrator rights", "CHAT_ADMIN_REQUIRED", "CHAT_WRITE_FORBIDDEN", "TOPIC_CLOSED"];
    private static readonly string[] NotMember = ["bot was kicked", "bot is not a member", "chat not found", "group chat was deleted", "PEER_ID_INVALID", "CHANNEL_PRIVATE"];

    /// <summary>Somebody deleted the topic.</summary>
    public static bool IsTopicGone(string? error) => Has(error, Gone);

    /// <summary>What keeps everything from the group; null where only this one call was wrong.</summary>
    public static ForumState? OfGroup(string? error) =>
        Has(error, NotForum) ? ForumState.NotForum
        : Has(error, NotMember) ? ForumState.NotMember
        : Has(error, NoRights) ? ForumState.NoRights
        : null;

    private static bool Has(string? error, string[] words) => error is not null && Array.Exists(words, w => error.Contains(w, StringComparison.OrdinalIgnoreCase));
}
