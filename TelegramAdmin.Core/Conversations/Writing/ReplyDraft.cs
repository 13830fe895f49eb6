namespace TelegramAdmin.Core.Conversations.Writing;

/// <summary>What an operator wrote and is about to send.</summary>
/// <param name="AdminId">Null for somebody whom only the configuration names.</param>
public sealed record ReplyDraft(long? AdminId, string AdminName, string Text)
{
    public IReadOnlyList<ReplyFile> Files { get; init; } = [];

    public long? ReplyToTelegramId { get; init; }

    /// <summary>Telegram's entities as JSON, where the text is formatted; null for plain.</summary>
    public string? Entities { get; init; }

    /// <summary>Rows of buttons under the last message.</summary>
    public IReadOnlyList<IReadOnlyList<OperatorButton>> Buttons { get; init; } = [];

    /// <summary>Not before; null for at once.</summary>
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>The last message that the operator had before them. If a colleague answered after it, nothing is sent; null sends in any case.</summary>
    public long? SeenUpTo { get; init; }

    /// <summary>Files of ours that are sent besides <see cref="Files"/>, such as those of quick replies.</summary>
    public IReadOnlyList<KeptFile> KeptFiles { get; init; } = [];
}

/// <summary>A file to send; its content is read once.</summary>
public sealed record ReplyFile(string Name, string ContentType, long Size, Func<Stream> Open);
