using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Forum.Hearing;

/// <summary>Somebody closed or opened a topic by hand, which Telegram lets only administrators do: the conversation follows. Its name goes back to the person's.</summary>
public sealed class HearTopicState(StaffDirectory staff, ConversationDesk desk, ConversationHeads heads) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Record;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context is not { Update.Message: { } message } || !IsChange(message) || await HeardTopic.FindAsync(context, message.MessageThreadId) is not { } heard)
            return;
        if (await TopicAuthor.OfAsync(context, staff, message) is not { } author)
            return; // Our own doing.
        if (message.ForumTopicEdited is { } edited)
            Rename(context, heard, edited.Name);
        else
            await SetAsync(context, heard, author.Actor, message.ForumTopicClosed is not null);
    }

    private async Task SetAsync(UpdateContext context, HeardTopic heard, Actor by, bool isClosed)
    {
        heard.Topic.IsClosed = isClosed;
        if (isClosed == (heard.Conversation.State == ConversationState.Closed))
            return;
        await desk.ApplyAsync(context.Db, heard.Conversation, isClosed ? new HandlingAct.Close() : new HandlingAct.Reopen(), by);
    }

    private void Rename(UpdateContext context, HeardTopic heard, string? name)
    {
        if (string.IsNullOrEmpty(name))
            return; // Only its icon.
        heard.Topic.Name = ShortText.Cut(name, 128); // Differs from the conversation's now, and so is changed back.
        heads.Tell(context.Db, heard.Conversation);
    }

    private static bool IsChange(Message message) => message is { ForumTopicClosed: not null } or { ForumTopicReopened: not null } or { ForumTopicEdited: not null };
}
