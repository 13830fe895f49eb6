using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

using TelegramAdmin.Core.Payments.Catalogue;
namespace TelegramAdmin.Core.Payments.Granting;

/// <summary>
/// Tells a person how their payment goes, in the chat in which they began it, and the team beside it. Whoever blocked the bot is not
/// reached, and is granted all the same.
/// </summary>
public sealed class TellPayer(BotVoice voice, BotTexts texts, PaymentBook book)
{
    public async Task GrantedAsync(AppDbContext db, Payment payment, CreditAccount account)
    {
        if (await ChatOfAsync(db, payment) is not { } chat)
            return;
        await voice.NoteAsync(db, chat.Conversation, $"Bought {payment.ProductName} for {Currencies.Write(payment.AmountPaid ?? payment.Amount, payment.Currency)}{(payment.Origin == PaymentOrigin.AutoRecharge ? ", by auto-recharge" : "")}");
        await CloseCheckoutAsync(db, payment, chat, "payment.paid");
        if (payment.State is not (PaymentState.Granted or PaymentState.PartlyRefunded))
            return; // It went back, or is disputed, before we heard that it had come; they were told of that.
        var key = payment switch
        {
            { Origin: PaymentOrigin.AutoRecharge } => "payment.recharged",
            { Origin: PaymentOrigin.Renewal } => "payment.renewed",
            { Credits: > 0 } => "payment.granted_credits",
            _ => "payment.granted_pass",
        };
        var said = await voice.SayAsync(db, chat.Conversation, new BotScreen(chat.Words.Say(key, Variables(payment, account, chat)), [[Menu(chat, "balance"), Menu(chat, "history")]]));
        book.Note(db, payment, PaymentStepKind.Told, said.OutboxId?.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>The link, in the place of the screen from which it was asked for.</summary>
    public async Task CheckoutAsync(AppDbContext db, Payment payment)
    {
        if (await ChatOfAsync(db, payment) is not { } chat)
            return;
        var key = payment switch
        {
            { State: PaymentState.NeedsConfirmation } => "payment.confirm",
            { Origin: PaymentOrigin.AutoRecharge } => "payment.recharge_failed_link",
            { Origin: PaymentOrigin.Link } => "payment.link",
            _ => "payment.checkout",
        };
        var html = chat.Words.Say(key, [.. Variables(payment, null, chat), ("reason", chat.Words.Plain(DeclineWords.KeyOf(payment.FailureCode)))]);
        var link = BotButton.Link(chat.Words.Plain("button.pay", ("price", Price(payment))), payment.CheckoutUrl!);
        var row = await voice.ReplaceAsync(db, chat.Conversation, payment.ConversationMessageId, new BotScreen(html, [[link], [Menu(chat, "buy")]]));
        payment.ConversationMessageId = row.Id;
    }

    /// <summary>Stripe does not answer; it is tried again, and the person may choose another way meanwhile.</summary>
    public Task WaitingAsync(AppDbContext db, Payment payment) => ReplaceAsync(db, payment, "payment.waiting", withRetry: false);

    public Task ExpiredAsync(AppDbContext db, Payment payment) => ReplaceAsync(db, payment, "payment.expired", withRetry: true);

    /// <summary>A renewal is tried again by Stripe, so that buying it once more would be paying twice.</summary>
    public Task FailedAsync(AppDbContext db, Payment payment) => payment.Origin == PaymentOrigin.Renewal
        ? ReplaceAsync(db, payment, "payment.renewal_failed", withRetry: false)
        : ReplaceAsync(db, payment, "payment.failed", withRetry: true);

    public async Task HeldUpAsync(AppDbContext db, Payment payment)
    {
        if (await ChatOfAsync(db, payment) is { } chat)
            await voice.SayAsync(db, chat.Conversation, new BotScreen(chat.Words.Say("payment.held_up", Variables(payment, null, chat)), []));
    }

    /// <summary>Money goes back, comes back, or is fought over.</summary>
    /// <param name="key">The text; what happens to the credits and to the pass stands in texts of its own, said where there are any.</param>
    /// <param name="note">For the team.</param>
    public async Task ReturnedAsync(AppDbContext db, Payment payment, string key, long amount, long credits, bool movesPass, string note)
    {
        if (await ChatOfAsync(db, payment) is not { } chat)
            return;
        await voice.NoteAsync(db, chat.Conversation, note);
        (string, object)[] variables = [.. Variables(payment, null, chat), ("refund", Currencies.Write(amount, payment.Currency)), ("taken", credits)];
        string[] keys = [key, .. credits > 0 ? [key + ".credits"] : Array.Empty<string>(), .. movesPass ? [key + ".pass"] : Array.Empty<string>()];
        await voice.SayAsync(db, chat.Conversation, new BotScreen(string.Join(' ', keys.Select(k => chat.Words.Say(k, variables))), [[Menu(chat, "balance")]]));
    }

    public async Task RechargeEndedAsync(AppDbContext db, Payment payment)
    {
        if (await ChatOfAsync(db, payment) is not { } chat)
            return;
        await voice.NoteAsync(db, chat.Conversation, "Auto-recharge was switched off: the last charge was declined as well");
        var html = chat.Words.Say("payment.recharge_ended", [.. Variables(payment, null, chat), ("reason", chat.Words.Plain(DeclineWords.KeyOf(payment.FailureCode)))]);
        await voice.SayAsync(db, chat.Conversation, new BotScreen(html, [[Menu(chat, "buy"), Menu(chat, "autorecharge")]]));
    }

    /// <summary>Tells the team only.</summary>
    public async Task NoteAsync(AppDbContext db, Payment payment, string text)
    {
        if (await ChatOfAsync(db, payment) is { } chat)
            await voice.NoteAsync(db, chat.Conversation, text);
    }

    private async Task ReplaceAsync(AppDbContext db, Payment payment, string key, bool withRetry)
    {
        if (await ChatOfAsync(db, payment) is not { } chat)
            return;
        var html = chat.Words.Say(key, [.. Variables(payment, null, chat), ("reason", chat.Words.Plain(DeclineWords.KeyOf(payment.FailureCode)))]);
        IReadOnlyList<BotButton> first = withRetry ? [new BotButton(chat.Words.Plain("button.try_again"), $"again:{payment.Id}")] : [];
        var row = await voice.ReplaceAsync(db, chat.Conversation, payment.ConversationMessageId, new BotScreen(html, [first, [Menu(chat, "buy")]]));
        payment.ConversationMessageId = row.Id;
    }

    private async Task CloseCheckoutAsync(AppDbContext db, Payment payment, PayerChat chat, string key)
    {
        if (payment.ConversationMessageId is { } shown && payment.Provider == PaymentProvider.Stripe)
            await voice.ReplaceAsync(db, chat.Conversation, shown, new BotScreen(chat.Words.Say(key, Variables(payment, null, chat)), []));
    }

    private async Task<PayerChat?> ChatOfAsync(AppDbContext db, Payment payment)
    {
        if (await ConversationHeads.FindAsync(db, payment.BotId, payment.TelegramUserId) is not { } conversation)
            return null;
        var person = await db.BotUsers.AsNoTracking().FirstOrDefaultAsync(u => u.BotId == payment.BotId && u.TelegramUserId == payment.TelegramUserId);
        return new PayerChat(conversation, person?.FirstName ?? conversation.Title, await texts.InAsync(db, payment.WorkspaceId, person?.Language));
    }

    private static List<(string Name, object Value)> Variables(Payment payment, CreditAccount? account, PayerChat chat) =>
    [
        ("first_name", chat.FirstName), ("product", payment.ProductName), ("price", Price(payment)), ("credits", payment.Credits + payment.BonusCredits),
        ("balance", account?.Balance ?? 0), ("until", account?.PassUntil is { } until ? chat.Words.Day(until) : ""),
    ];

    private static string Price(Payment payment) => Currencies.Write(payment.Amount, payment.Currency);

    private static BotButton Menu(PayerChat chat, string what) => new(chat.Words.Plain($"button.{what}"), what);

    private sealed record PayerChat(Conversation Conversation, string FirstName, Wording Words);
}
