using System.Text.Json.Serialization;

namespace TelegramAdmin.Core.MtProto.Schema;

// Only what is used. A field may be missing in any of them: TDLib leaves out what is null, and later versions leave out more.

public sealed record TdOk;

public sealed record TdError
{
    public int Code { get; set; }

    public string Message { get; set; } = "";
}

public sealed record TdSeconds
{
    public double Seconds { get; set; }
}

public sealed record TdAddedProxy
{
    public int Id { get; set; }
}

public sealed record TdUser
{
    public long Id { get; set; }

    public string FirstName { get; set; } = "";

    public string LastName { get; set; } = "";

    public TdUsernames? Usernames { get; set; }

    public string PhoneNumber { get; set; } = "";
}

public sealed record TdUsernames
{
    public IReadOnlyList<string> ActiveUsernames { get; set; } = [];

    public string EditableUsername { get; set; } = "";

    public string? Shown => ActiveUsernames is [{ Length: > 0 } first, ..] ? first : EditableUsername is { Length: > 0 } own ? own : null;
}

public sealed record TdChat
{
    public long Id { get; set; }

    public string Title { get; set; } = "";

    [JsonPropertyName("type")]
    public TdChatType? Kind { get; set; }
}

public sealed record TdChatType
{
    public const string Supergroup = "chatTypeSupergroup";

    [JsonPropertyName("@type")]
    public string Type { get; set; } = "";

    public long SupergroupId { get; set; }

    public bool IsChannel { get; set; }
}

public sealed record TdSupergroup
{
    public long Id { get; set; }

    public TdUsernames? Usernames { get; set; }

    /// <summary>0 where TDLib does not know.</summary>
    public int MemberCount { get; set; }

    public bool IsChannel { get; set; }

    public TdMemberStatus? Status { get; set; }
}

public sealed record TdMemberStatus
{
    public const string Banned = "chatMemberStatusBanned";

    [JsonPropertyName("@type")]
    public string Type { get; set; } = "";
}

public sealed record TdSupergroupFullInfo
{
    public string Description { get; set; } = "";

    /// <summary>0 where Telegram does not say.</summary>
    public int MemberCount { get; set; }
}

public sealed record TdChatInviteLinkInfo
{
    /// <summary>0 where the account cannot see the chat before it joins.</summary>
    public long ChatId { get; set; }

    /// <summary>For how many seconds the chat can be seen without joining; 0 where the account is in it, or cannot see it.</summary>
    public int AccessibleFor { get; set; }

    [JsonPropertyName("type")]
    public TdInviteKind? Kind { get; set; }

    public string Title { get; set; } = "";
}

public sealed record TdInviteKind
{
    public const string Channel = "inviteLinkChatTypeChannel";

    [JsonPropertyName("@type")]
    public string Type { get; set; } = "";
}

public sealed record TdFoundChatMessages
{
    /// <summary>-1 where TDLib does not know.</summary>
    public int TotalCount { get; set; }

    public IReadOnlyList<TdMessage?> Messages { get; set; } = [];

    public long NextFromMessageId { get; set; }
}

public sealed record TdTextEntities
{
    public IReadOnlyList<TdTextEntity> Entities { get; set; } = [];
}
