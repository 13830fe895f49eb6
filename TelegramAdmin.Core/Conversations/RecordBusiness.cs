using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Conversations;

/// <summary>
/// Writes what customers and the owner of a business account say to each other into conversations, in which the team answers as that account
/// (core.telegram.org/bots/features#bots-for-business).
/// </summary>
public sealed class RecordBusiness(ConversationHeads heads, VisitBook visits) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Record;

    public Task HandleAsync(UpdateContext context) => context.Update switch
    {
        { BusinessConnection: { } connection } => ConnectAsync(context, connection),
        { BusinessMessage: { } message } => RecordAsync(context, message),
        { DeletedBusinessMessages: { } deleted } => DeleteAsync(context, deleted),
        _ => Task.CompletedTask,
    };

    private static async Task ConnectAsync(UpdateContext context, BusinessConnection connection)
    {
        var row = await context.Db.BusinessAccounts.AsTracking().FirstOrDefaultAsync(a => a.Id == connection.Id)
            ?? context.Db.BusinessAccounts.Add(New(context, connection)).Entity;
        (row.TelegramUserId, row.Name, row.Username) = (connection.User.Id, connection.User.FullName, connection.User.Username);
        (row.IsEnabled, row.CanReply) = (connection.IsEnabled, connection.Rights?.CanReply == true);
    }

    private async Task RecordAsync(UpdateContext context, Message message)
    {
        if (ChatPlace.Of(message) is not { } place || message.SenderBusinessBot?.Id == context.Bot.Id.Value)
            return; // What this bot wrote stands there already.
        var conversation = await heads.FindOrStartAsync(context, message.Chat, place);
        if (message.From?.Id == message.Chat.Id)
        {
            await heads.AddAsync(context.Db, conversation, message, MessageAuthor.Person);
            context.Set(new ConversationThread(conversation, isCommand: false));
            return;
        }
        await heads.AddAsync(context.Db, conversation, message, MessageAuthor.Operator, message.From?.FullName);
        conversation.UnreadCount = 0;
        await visits.AnsweredAsync(context.Db, conversation, adminId: null, context.Now);
    }

    private async Task DeleteAsync(UpdateContext context, BusinessMessagesDeleted deleted)
    {
        var place = new ChatPlace(ConversationKind.Business, deleted.Chat.Id, 0, deleted.BusinessConnectionId);
        if (await ConversationHeads.FindAsync(context.Db, context.Bot.Id, place) is not { } conversation)
            return;
        foreach (var id in deleted.MessageIds)
        {
            if (await conversation.FindMessageAsync(context.Db, id) is { } row)
                row.DeletedAt ??= context.Now;
        }
        heads.Tell(context.Db, conversation);
    }

    private static BusinessAccount New(UpdateContext context, BusinessConnection connection) => new()
    {
        Id = connection.Id,
        WorkspaceId = context.Bot.WorkspaceId,
        BotId = context.Bot.Id,
        TelegramUserId = connection.User.Id,
        Name = connection.User.FullName,
        IsEnabled = connection.IsEnabled,
        CanReply = false,
        ConnectedAt = context.Now,
    };
}
