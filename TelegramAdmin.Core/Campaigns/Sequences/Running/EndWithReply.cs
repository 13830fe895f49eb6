using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Campaigns.Sequences.Running;

/// <summary>Whoever writes to the team leaves the sequences that end so: from there on people talk with them.</summary>
internal sealed class EndWithReply : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Conclude;

    public Task HandleAsync(UpdateContext context) =>
        context.Update.Message is { Chat.IsPrivate: true } message && context.Find<ConversationThread>() is { IsCommand: false }
            ? LeaveSequences.AfterReplyAsync(context.Db.Session, context.Bot.WorkspaceId, message.Chat.Id, context.Now)
            : Task.CompletedTask;
}
