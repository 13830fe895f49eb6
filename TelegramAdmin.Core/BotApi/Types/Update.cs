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

    public PreCheckoutQuery? PreCheckoutQuery { get; init; }
}

/// <summary>A button press under a message.</summary>
public sealed record CallbackQuery
{
    public required string Id { get; init; }

    public required User From { get; init; }

    public Message? Message { get; init; }

    public string? Data { get; init; }
}

/// <summary>Somebody's standing in a chat changed; for the bot itself in a private chat: blocked or unblocked.</summary>
public sealed record ChatMemberUpdated
{
    public required Chat Chat { get; init; }

    public required User From { get; init; }

    public long Date { get; init; }

    public required ChatMember NewChatMember { get; init; }
}

public sealed record ChatMember
{
    public required string Status { get; init; }

    public User? User { get; init; }
}

public sealed record User
{
    public long Id { get; init; }

    public bool IsBot { get; init; }

    public string FirstName { get; init; } = "";

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

    [JsonIgnore]
    public bool IsPrivate => Type == "private";

    [JsonIgnore]
    public string DisplayName => Title ?? (string.IsNullOrEmpty(LastName) ? FirstName ?? "" : $"{FirstName} {LastName}");
}
