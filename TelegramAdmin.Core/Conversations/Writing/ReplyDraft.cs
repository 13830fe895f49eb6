namespace TelegramAdmin.Core.Conversations.Writing;

/// <summary>What an operator wrote and is about to send.</summary>
public sealed record ReplyDraft(long AdminId, string AdminName, string Text)
{
    public IReadOnlyList<ReplyFile> Files { get; init; } = [];

    public long? ReplyToTelegramId { get; init; }
}

/// <summary>A file to send; its content is read once.</summary>
public sealed record ReplyFile(string Name, string ContentType, long Size, Func<Stream> Open);
