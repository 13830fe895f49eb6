using System.Text.Json.Serialization;

namespace TelegramAdmin.Core.BotApi.Types;

/// <summary>An update, as far as handlers use it (core.telegram.org/bots/api#update). The whole of it is in the update log.</summary>
public sealed record Update
{
    public long UpdateId { get; init; }

    public Message? Message { get; init; }

    public Message? EditedMessage { get; init; }

    public CallbackQuery? CallbackQuery { get; init; }

    public ChatMemberUpdated? MyChatMember { get; init; }

    /// <summary>Somebody else's standing in a chat.</summary>
    public ChatMemberUpdated? ChatMember { get; init; }

    public PreCheckoutQuery? PreCheckoutQuery { get; init; }

    public InlineQuery? InlineQuery { get; init; }

    public ChosenInlineResult? ChosenInlineResult { get; init; }

    public MessageReactionUpdated? MessageReaction { get; init; }

    public BusinessConnection? BusinessConnection { get; init; }

    public Message? BusinessMessage { get; init; }

    public Message? EditedBusinessMessage { get; init; }

    public BusinessMessagesDeleted? DeletedBusinessMessages { get; init; }
}

/// <summary>A button press under a message.</summary>
public sealed record CallbackQuery
{
    public required string Id { get; init; }

    public required User From { get; init; }

    /// <summary>Null under a message that was sent in inline mode.</summary>
    public Message? Message { get; init; }

    public string? InlineMessageId { get; init; }

    public string? Data { get; init; }
}

/// <summary>Somebody's standing in a chat changed; for the bot itself in a private chat: blocked or unblocked.</summary>
public sealed record ChatMemberUpdated
{
    public required Chat Chat { get; init; }

    public required User From { get; init; }

    public long Date { get; init; }

    public ChatMember? OldChatMember { get; init; }

    public required ChatMember NewChatMember { get; init; }
}

public sealed record ChatMember
{
    /// <summary>creator, administrator, member, restricted, left or kicked.</summary>
    public required string Status { get; init; }

    public User? User { get; init; }

    public bool CanManageTopics { get; init; }

    public bool CanDeleteMessages { get; init; }

    public bool CanInviteUsers { get; init; }

    [JsonIgnore]
    public bool IsIn => Status is "creator" or "administrator" or "member" or "restricted";
}

/// <summary>Typed after the bot's name in any chat (core.telegram.org/bots/api#inlinequery).</summary>
public sealed record InlineQuery
{
    public required string Id { get; init; }

    public required User From { get; init; }

    public string Query { get; set; } = "";

    public string Offset { get; set; } = "";
}

/// <summary>Somebody sent one of the results of an inline query; told only where feedback is switched on.</summary>
public sealed record ChosenInlineResult
{
    public string ResultId { get; set; } = "";

    public required User From { get; init; }

    public string Query { get; set; } = "";
}

/// <summary>The emoji on a message changed (core.telegram.org/bots/api#messagereactionupdated).</summary>
public sealed record MessageReactionUpdated
{
    public required Chat Chat { get; init; }

    public long MessageId { get; init; }

    /// <summary>Null where somebody reacts in the name of a chat.</summary>
    public User? User { get; init; }

    public long Date { get; init; }

    public IReadOnlyList<ReactionType> OldReaction { get; set; } = [];

    public IReadOnlyList<ReactionType> NewReaction { get; set; } = [];
}

public sealed record ReactionType
{
    /// <summary>emoji, custom_emoji or paid.</summary>
    public string Type { get; set; } = "emoji";

    public string? Emoji { get; init; }
}

/// <summary>A bot and a business account were joined, changed or parted (core.telegram.org/bots/api#businessconnection).</summary>
public sealed record BusinessConnection
{
    public required string Id { get; init; }

    public required User User { get; init; }

    public long UserChatId { get; init; }

    public bool IsEnabled { get; init; }

    public BusinessBotRights? Rights { get; init; }
}

public sealed record BusinessBotRights
{
    public bool CanReply { get; init; }

    public bool CanReadMessages { get; init; }

    public bool CanDeleteSentMessages { get; init; }
}

public sealed record BusinessMessagesDeleted
{
    public string BusinessConnectionId { get; set; } = "";

    public required Chat Chat { get; init; }

    public IReadOnlyList<long> MessageIds { get; set; } = [];
}

public sealed record User
{
    public long Id { get; init; }

    public bool IsBot { get; init; }

    public string FirstName { get; set; } = "";

    public string? LastName { get; init; }

    public string? Username { get; init; }

    public string? LanguageCode { get; init; }

    public bool IsPremium { get; init; }

    [JsonIgnore]
    public string FullName => string.IsNullOrEmpty(LastName) ? FirstName : $"{FirstName} {LastName}";
}

public sealed record Chat
{
    public long Id { get; init; }

    /// <summary>private, group, supergroup or channel.</summary>
    public string Type { get; init; } = "private";

    public string? Title { get; init; }

    public string? Username { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    /// <summary>A group with topics.</summary>
    public bool IsForum { get; init; }

    [JsonIgnore]
    public bool IsGroup => Type is "group" or "supergroup";

    [JsonIgnore]
    public bool IsPrivate => Type == "private";

    [JsonIgnore]
    public string DisplayName => Title ?? (string.IsNullOrEmpty(LastName) ? FirstName ?? "" : $"{FirstName} {LastName}");
}
