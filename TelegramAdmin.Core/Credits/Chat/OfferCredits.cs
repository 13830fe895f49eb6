using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits.Chat.Account;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Credits.Chat;

/// <summary>What the bot says about a message that it could not deliver. Whoever goes on writing sees the last offer change, and not one more for each message.</summary>
public sealed class OfferCredits(ChatTurns turns, BotVoice voice, IEnumerable<IQuickPurchases> shops)
{
    /// <summary>A new offer comes at most so often.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public async Task ShowAsync(UpdateContext context, CreditAccount account, int price)
    {
        var turn = await turns.BeginAsync(context, context.Find<Recognised>()!);
        var pace = await Pace.OfAsync(turn.Db, account, turn.Now);
        var rows = await RowsAsync(turn, pace.Monthly);
        var card = AccountCard.Of(turn);
        (string, object)[] facts = [("price", price), ("balance", account.Balance)];
        await ShowAsync(turn,
            new BotScreen($"{turn.Say("credits.offer", facts)}\n\n{card}\n\n{turn.Say("credits.offer.choose")}", rows),
            new BotScreen($"{turn.Say("credits.offer.again", facts)}\n\n{card}\n\n{turn.Say("credits.offer.choose")}", rows));
    }

    /// <summary>The person's tier does not include this kind of message.</summary>
    public async Task RefuseKindAsync(UpdateContext context, CreditAccount account, MessageKind kind)
    {
        var turn = await turns.BeginAsync(context, context.Find<Recognised>()!);
        var screen = BotScreen.Of(turn.Say("credits.offer.kind", ("kind", turn.Words.Plain(KindWords.KeyOf(kind))), ("tier", turn.Tier.Name)), [turn.Button("pricing", "pricing"), turn.Button("menu", "menu")]);
        await ShowAsync(turn, screen, screen);
    }

    private async Task ShowAsync(ChatTurn turn, BotScreen offer, BotScreen again)
    {
        turn.Context.IsAnswered = true;
        if (await LastAsync(turn, offer) is not { } last)
            turn.Account.OfferMessageId = (await voice.SayAsync(turn.Db, turn.Conversation, offer)).Id;
        else if (last.TelegramMessageId is not null)
            await voice.ReplaceAsync(turn.Db, turn.Conversation, last.Id, again); // One that is still on its way says enough.
    }

    // A message that shows something else by now, such as a checkout, is no offer any more.
    private static async Task<ConversationMessage?> LastAsync(ChatTurn turn, BotScreen offer)
    {
        var (id, since, buttons) = (turn.Account.OfferMessageId, turn.Now - Pause, offer.Keyboard()?.ToJsonString());
        return id is null ? null : await turn.Db.ConversationMessages.FirstOrDefaultAsync(m =>
            m.Id == id && m.ConversationId == turn.Conversation.Id && m.SentAt > since && m.DeletedAt == null && m.Buttons == buttons);
    }

    private async Task<IReadOnlyList<IReadOnlyList<BotButton>>> RowsAsync(ChatTurn turn, long monthly)
    {
        var rows = new List<IReadOnlyList<BotButton>>();
        foreach (var shop in shops)
            rows.AddRange((await shop.OfferAsync(turn, monthly, most: 3)).Select(button => new[] { button }));
        if (rows.Count > 0)
            rows.Add([turn.Button("catalogue", "buy")]);
        rows.Add([turn.Button("menu", "menu")]);
        return rows;
    }
}
