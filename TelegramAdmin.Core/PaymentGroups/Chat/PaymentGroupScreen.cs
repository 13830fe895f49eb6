using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits.Chat;
using TelegramAdmin.Core.Payments.Chat;

namespace TelegramAdmin.Core.PaymentGroups.Chat;

/// <summary>/paygroup: a group of the person's own, step by step; or the private chat, which always works.</summary>
internal sealed class PaymentGroupScreen(PaymentGroupBook book, GroupVoice voice, GroupSteps steps, Shelf shelf) : IChatScreen
{
    private const string Make = "make";
    private const string Private = "private";

    public IReadOnlyList<string> Names { get; } = ["paygroup"];

    public bool AppliesTo(ChatTurn turn) => turn.Settings.Get(PaymentGroupSettings.AreOffered) && shelf.IsOpen(turn);

    public async Task ShowAsync(ChatTurn turn)
    {
        var group = await PaymentGroupBook.FindAsync(turn.Db, turn.Context.Bot.Id, turn.Person.TelegramUserId);
        if (turn.Argument == Make)
            await MakeAsync(turn);
        else if (turn.Argument == Private)
            await StayAsync(turn, group);
        else if (group is { ChatId: not null, State: PaymentGroupState.Made or PaymentGroupState.Ready })
            await turn.ShowAsync(await steps.HtmlAsync(turn.Db, group, turn.Words), [.. await steps.RowsAsync(turn.Db, group, turn.Words), [turn.Button("paygroup.another", "paygroup:make"), turn.Button("paygroup.private", "paygroup:private")]]);
        else
            await turn.ShowAsync(turn.Say("paygroup.offer"), [turn.Button("paygroup.make", "paygroup:make")], [turn.Button("paygroup.private", "paygroup:private")]);
    }

    private async Task MakeAsync(ChatTurn turn)
    {
        var group = await book.OfferAsync(turn.Db, turn.Context.Bot, turn.Person.TelegramUserId);
        await turn.Db.SaveChangesAsync();
        await turn.ShowAsync(turn.Say("paygroup.how"), [turn.Button("paygroup.private", "paygroup:private")]);
        await voice.SayWithKeyboardAsync(turn.Db, group, turn.Say("paygroup.pick"), PickKeyboard.With(turn.Plain("button.paygroup.pick")));
    }

    private async Task StayAsync(ChatTurn turn, PaymentGroup? group)
    {
        if (group is not null)
        {
            book.GoPrivate(turn.Db, group);
            await voice.SayWithKeyboardAsync(turn.Db, group, turn.Say("paygroup.private"), PickKeyboard.Gone);
        }
        await turn.ShowAsync(turn.Say("paygroup.stays"), [turn.Button("menu", "menu")]);
    }
}
