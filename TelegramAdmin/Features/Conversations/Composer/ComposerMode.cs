namespace TelegramAdmin.Features.Conversations.Composer;

/// <summary>Whom the words are for.</summary>
public enum ComposerMode
{
    /// <summary>The person.</summary>
    Reply,

    /// <summary>The team only.</summary>
    Note,
}
