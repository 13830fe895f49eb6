using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Forum.Commanding;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Forum.Hearing;

/// <summary>Somebody wrote in a topic: a command, or an answer for the person.</summary>
public sealed class HearTopic(StaffDirectory staff, AnswerFromTopic answer, ForumOutbox outbox, ForumErrands errands, RunTopicCommand commands) : IUpdateHandler
{
    // Messages that carry something of their own although we have no name for it; everything else without content is Telegram's note of what happened.
    private static readonly HashSet<string> Copied = ["poll", "dice", "story", "checklist"];

    public UpdateStage Stage => UpdateStage.Record;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context is not { Update.Message: { Chat.Username: null } message } || await HeardTopic.FindAsync(context, ThreadOf(message)) is not { } heard)
            return;
        var content = MessageContent.Of(message);
        if (content is { Kind: MessageKind.Unsupported, Media.Field: var field } && !Copied.Contains(field ?? ""))
            return;
        if (await TopicAuthor.OfAsync(context, staff, message) is not { } author)
            return;
        if (BotCommand.TryRead(message, context.Bot.Username, out var command))
            Command(context, heard, message, author, command);
        else if (author.Role is AdminRole.Viewer)
            Refuse(context, heard, message, $"{author.Actor.Name}, your role lets you read. This was not sent to {heard.Conversation.Title}.");
        else
            await answer.RunAsync(context, heard, message, content, author.Actor);
    }

    internal static long? ThreadOf(Message message) => message.IsTopicMessage ? message.MessageThreadId : null;

    // What a command does has transactions of its own, so it is done after this one; its answer in the topic says that it was.
    private void Command(UpdateContext context, HeardTopic heard, Message message, TopicAuthor author, BotCommand command)
    {
        var given = new TopicCommand(heard.Conversation.WorkspaceId, heard.Conversation.Id, heard.Topic.ThreadId!.Value, message.MessageId, context.Stored.Id, author, command)
        {
            AnsweredId = message.ReplyToMessage?.MessageId,
        };
        context.Db.AfterCommit(() => errands.Leave(() => commands.RunAsync(given)));
    }

    private void Refuse(UpdateContext context, HeardTopic heard, Message message, string words) =>
        outbox.Say(context.Db, heard.Group, heard.Conversation, heard.Topic.ThreadId!.Value, FormattedWords.Of(words), message.MessageId);
}
