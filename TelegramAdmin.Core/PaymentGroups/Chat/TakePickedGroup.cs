using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.PaymentGroups.Chat;

/// <summary>The person picked a group. The message may say anything, so nothing is believed before Telegram itself was asked.</summary>
internal sealed class TakePickedGroup(PaymentGroupBook book, GroupVoice voice) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Answer;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context.IsAnswered || context.Update.Message is not { Chat.IsPrivate: true, ChatShared: { RequestId: PickKeyboard.RequestId } shared } message)
            return;
        context.IsAnswered = true;
        if (context.Find<ConversationThread>() is { } thread)
            thread.StaysQuiet = true;
        if (await PaymentGroupBook.FindAsync(context.Db, context.Bot.Id, message.Chat.Id) is not { State: not PaymentGroupState.InPrivate } group)
            return; // Nobody was asked for a group.
        var words = await voice.WordsAsync(context.Db, group);
        if (shared.ChatId >= 0 || await IsAnothersAsync(context, shared, group))
        {
            await voice.SayWithKeyboardAsync(context.Db, group, words.Say("paygroup.taken"), PickKeyboard.Gone);
            return;
        }
        book.Pick(context.Db, group, shared.ChatId, shared.Title);
        await voice.SayWithKeyboardAsync(context.Db, group, words.Say("paygroup.picked"), PickKeyboard.Gone);
    }

    private static Task<bool> IsAnothersAsync(UpdateContext context, ChatShared shared, PaymentGroup group) =>
        context.Db.PaymentGroups.AnyAsync(g => g.WorkspaceId == context.Bot.WorkspaceId && g.ChatId == shared.ChatId && g.Id != group.Id);
}
