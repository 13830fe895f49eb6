using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Forum.Hearing;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum.Commanding;

/// <summary>A command that somebody gave in a topic.</summary>
/// <param name="MessageId">Of the command in the group; the answer hangs on it.</param>
/// <param name="UpdateRow">Of the update log: what the command does is done once by this name.</param>
public sealed record TopicCommand(WorkspaceId WorkspaceId, long ConversationId, long ThreadId, long MessageId, long UpdateRow, TopicAuthor By, BotCommand Command)
{
    /// <summary>The message in the group that the command answers.</summary>
    public long? AnsweredId { get; init; }

    public string Argument => Command.Argument;
}
