using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Conversations;

/// <summary>Keeps what a message says now, and what it said before.</summary>
public sealed class RecordEdit(ConversationHeads heads) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Record;

    public async Task HandleAsync(UpdateContext context)
    {
        if ((context.Update.EditedMessage ?? context.Update.EditedBusinessMessage) is not { } edited || ChatPlace.Of(edited) is not { } place)
            return;
        if (context.Find<MessageRefused>() is not null || context.Find<StaffChat>() is not null)
            return;
        if (await ConversationHeads.FindAsync(context.Db, context.Bot.Id, place) is not { } conversation || await conversation.FindMessageAsync(context.Db, edited.MessageId) is not { } row)
            return; // Written before the bot was added here.
        var content = MessageContent.Of(edited);
        if (row.Text == content.Text && row.Entities == content.Entities)
            return;
        context.Db.MessageRevisions.Add(new MessageRevision
        {
            WorkspaceId = row.WorkspaceId,
            MessageId = row.Id,
            Text = row.Text,
            Entities = row.Entities,
            ReplacedAt = context.Now,
        });
        (row.Text, row.Entities, row.EditedAt) = (content.Text, content.Entities, context.Now);
        if (conversation.LastMessageId == row.Id)
            conversation.Preview = content.Preview();
        heads.Tell(context.Db, conversation);
    }
}
