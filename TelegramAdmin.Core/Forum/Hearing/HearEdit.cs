using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Forum.Mirroring;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Forum.Hearing;

/// <summary>A member changed what they wrote in a topic: it changes on the person's phone, and the conversation keeps what stood there before.</summary>
public sealed class HearEdit(StaffDirectory staff, Outbox outbox, ForumOutbox forum, ConversationHeads heads) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Record;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context is not { Update.EditedMessage: { } edited } || await HeardTopic.FindPostAsync(context, edited.MessageId) is not var (heard, post) || !post.IsFromGroup)
            return;
        if (await TopicAuthor.OfAsync(context, staff, edited) is null or { Role: AdminRole.Viewer })
            return;
        var row = await context.Db.ConversationMessages.AsTracking().FirstAsync(m => m.Id == post.MessageId);
        var content = MessageContent.Of(edited);
        if (row.DeletedAt is not null || (row.Text == content.Text && row.Entities == content.Entities))
            return;
        if (row.TelegramMessageId is null)
            Explain(context, heard, edited, row);
        else
            Change(context, heard, post, row, content);
    }

    private void Explain(UpdateContext context, HeardTopic heard, Message edited, ConversationMessage row) => forum.Say(context.Db, heard.Group, heard.Conversation, heard.Topic.ThreadId!.Value,
        FormattedWords.Of(row.Delivery is DeliveryState.Failed ? "It was never delivered, so there is nothing to change." : "It is still on its way. Change it again in a moment."), edited.MessageId);

    private void Change(UpdateContext context, HeardTopic heard, ForumPost post, ConversationMessage row, MessageContent content)
    {
        var form = row.Kind == MessageKind.Text ? "text" : BotCall.TakesCaption(row.Kind) ? "caption" : null;
        if (form is null)
            return;
        context.Db.MessageRevisions.Add(new MessageRevision { WorkspaceId = row.WorkspaceId, MessageId = row.Id, Text = row.Text, Entities = row.Entities, ReplacedAt = context.Now });
        (row.Text, row.Entities, row.EditedAt) = (content.Text, content.Entities, context.Now);
        post.Shown = PostLook.Of(PostForm.Fixed, row);
        if (heard.Conversation.LastMessageId == row.Id)
            heard.Conversation.Preview = content.Preview();
        Queue(context, heard, row, form);
        heads.Tell(context.Db, heard.Conversation);
    }

    private void Queue(UpdateContext context, HeardTopic heard, ConversationMessage row, string form)
    {
        var parameters = FormattedWords.Of(row.Text, row.Entities).Into(new JsonObject { ["message_id"] = row.TelegramMessageId }, form);
        heard.Conversation.Address(parameters);
        outbox.Add(context.Db, new OutboxMessage
        {
            WorkspaceId = row.WorkspaceId,
            BotId = heard.Conversation.BotId,
            ChatId = heard.Conversation.ChatId,
            Method = form == "text" ? "editMessageText" : "editMessageCaption",
            Parameters = parameters.ToJsonString(),
            Lane = Lane.Reply,
            Priority = Priority.High,
            OnUncertain = OnUncertain.Retry, // Doing it twice changes nothing.
            SubjectId = row.Id,
            CreatedAt = context.Now,
        });
    }
}
