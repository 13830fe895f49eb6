using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Forum.Commanding;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Forum.Connecting;

/// <summary>Somebody chose a group with the button. Only administrators of the workspace can make it the forum group, whoever presses.</summary>
public sealed class TakeSharedGroup(StaffDirectory staff, ConnectForum connect, ForumErrands errands, IDatabase database, Outbox outbox, TimeProvider time) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Answer;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context.IsAnswered || context.Update.Message is not { Chat.IsPrivate: true, From: { } from, ChatShared: { RequestId: AskForGroup.RequestId } shared })
            return;
        context.IsAnswered = true;
        context.Find<ConversationThread>()?.StaysQuiet = true;
        if (await staff.FindAsync(context.Db, context.Bot.WorkspaceId, from.Id) is not { Role: >= AdminRole.Admin } who)
            return;
        var by = new Actor(who.AdminId, who.Name ?? from.FullName);
        context.Db.AfterCommit(() => errands.Leave(() => ConnectAsync(context.Bot, shared.ChatId, by, from.Id)));
    }

    private async Task ConnectAsync(ActiveBot bot, long chatId, Actor by, long person)
    {
        var connected = await connect.RunAsync(bot.WorkspaceId, bot.Id, chatId, by);
        var words = connected.TryGet(out var group, out var failure) ? $"Done. Conversations appear as topics in “{group.Title}” from now on." : failure.Message;
        await database.WriteAsync(bot.WorkspaceId, db =>
        {
            outbox.Add(db, AskForGroup.Message(bot, person, time.GetUtcNow(), AskForGroup.Answer(words)));
            return Task.CompletedTask;
        });
    }
}
