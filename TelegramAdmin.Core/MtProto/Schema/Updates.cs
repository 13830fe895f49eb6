using System.Text.Json.Serialization;

namespace TelegramAdmin.Core.MtProto.Schema;

/// <summary>An update that is used; there are many more.</summary>
public abstract record TdUpdate
{
    public const string AuthorizationState = "updateAuthorizationState";
}

public sealed record UpdateAuthorizationState : TdUpdate
{
    [JsonPropertyName("authorization_state")]
    public TdAuthorizationState? State { get; set; }
}

public sealed record UpdateNewMessage : TdUpdate
{
    public TdMessage? Message { get; set; }
}

public sealed record UpdateMessageContent : TdUpdate
{
    public long ChatId { get; set; }

    public long MessageId { get; set; }

    public TdMessageContent? NewContent { get; set; }
}

public sealed record UpdateMessageEdited : TdUpdate
{
    public long ChatId { get; set; }

    public long MessageId { get; set; }

    public int EditDate { get; set; }

    public TdReplyMarkup? ReplyMarkup { get; set; }
}

public sealed record UpdateMessageInteractionInfo : TdUpdate
{
    public long ChatId { get; set; }

    public long MessageId { get; set; }

    public TdInteractionInfo? InteractionInfo { get; set; }
}

public sealed record UpdateDeleteMessages : TdUpdate
{
    public long ChatId { get; set; }

    public IReadOnlyList<long> MessageIds { get; set; } = [];

    public bool IsPermanent { get; set; }

    /// <summary>TDLib only forgot them; they may be there still.</summary>
    public bool FromCache { get; set; }
}

public sealed record UpdateSupergroup : TdUpdate
{
    public TdSupergroup? Supergroup { get; set; }
}

public sealed record UpdateSupergroupFullInfo : TdUpdate
{
    public long SupergroupId { get; set; }

    public TdSupergroupFullInfo? SupergroupFullInfo { get; set; }
}
