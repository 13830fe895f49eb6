using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.PaymentGroups.Chat;

/// <summary>Keeps payment groups true: the operators' bot came in, a bot was removed, the group got another number.</summary>
internal sealed class FollowGroup(PaymentGroupBook book, GroupVoice voice, GroupSteps steps) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Record;

    public Task HandleAsync(UpdateContext context) => context.Update switch
    {
        { MyChatMember: { Chat.IsGroup: true } standing } => StandingAsync(context, standing),
        { Message: { Chat.IsGroup: true, MigrateToChatId: { } number } message } => MoveAsync(context, message.Chat.Id, number),
        _ => Task.CompletedTask,
    };

    private async Task StandingAsync(UpdateContext context, ChatMemberUpdated standing)
    {
        if (await PaymentGroupBook.FindInAsync(context.Db, context.Bot.WorkspaceId, context.Bot.Id, standing.Chat.Id) is not { } group)
            return;
        var isIn = standing.NewChatMember.IsIn;
        if (context.Bot.Id == group.OperatorBotId)
            await OperatorBotAsync(context, group, isIn);
        else if (!isIn)
            await LostAsync(context, group);
    }

    private async Task OperatorBotAsync(UpdateContext context, PaymentGroup group, bool isIn)
    {
        if (isIn && group.State == PaymentGroupState.Made)
        {
            book.Settle(context.Db, group, PaymentGroupState.Ready);
            await voice.NoteAsync(context.Db, group, $"Their payment group “{group.Title}” is ready");
        }
        else if (!isIn && group.State == PaymentGroupState.Ready)
        {
            book.Settle(context.Db, group, PaymentGroupState.Made, $"@{context.Bot.Username} was removed from the group.");
            await voice.NoteAsync(context.Db, group, $"@{context.Bot.Username} was removed from their payment group");
        }
        else
        {
            return;
        }
        await steps.SayAsync(context.Db, group);
    }

    /// <summary>Removed by somebody, or the group is gone: the private chat goes on.</summary>
    private async Task LostAsync(UpdateContext context, PaymentGroup group)
    {
        var title = group.Title;
        book.GoPrivate(context.Db, group, $"@{context.Bot.Username} was removed from the group, or the group was deleted.");
        var words = await voice.WordsAsync(context.Db, group);
        await voice.SayAsync(context.Db, group, Conversations.BotScreen.Of(words.Say("paygroup.lost", ("title", title ?? ""))));
        await voice.NoteAsync(context.Db, group, $"Their payment group “{title}” is gone; they write in the private chat");
    }

    private async Task MoveAsync(UpdateContext context, long from, long to)
    {
        if (await PaymentGroupBook.FindInAsync(context.Db, context.Bot.WorkspaceId, context.Bot.Id, from) is not { } group)
            return;
        group.ChatId = to;
        book.Tell(context.Db, group);
    }
}
