using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Payments.Granting;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

using TelegramAdmin.Core.Payments.Catalogue;
namespace TelegramAdmin.Core.Payments.Recharging;

/// <summary>Tells a person how their auto-recharge stands.</summary>
public sealed class RechargeTelling(BotVoice voice, BotTexts texts)
{
    public Task DeclinedAsync(AppDbContext db, Payment payment, AutoRecharge recharge) => SayAsync(db, recharge, payment.TelegramUserId, "payment.recharge_declined", words =>
        [("product", payment.ProductName), ("reason", words.Plain(DeclineWords.KeyOf(payment.FailureCode))), ("next", recharge.NextTryAt is { } at ? words.Time(at) : "")]);

    public Task OnAsync(AppDbContext db, AutoRecharge recharge, long telegramUserId) =>
        SayAsync(db, recharge, telegramUserId, "payment.recharge_on", _ => [("card", recharge.MethodName ?? ""), ("threshold", recharge.Threshold), ("cap", Currencies.Write(recharge.MonthlyCap, recharge.Currency))]);

    public Task CardGoneAsync(AppDbContext db, AutoRecharge recharge, long telegramUserId) => SayAsync(db, recharge, telegramUserId, "payment.recharge_card_gone", _ => []);

    public Task CardNotSavedAsync(AppDbContext db, AutoRecharge recharge, long telegramUserId) => SayAsync(db, recharge, telegramUserId, "payment.recharge_card_not_saved", _ => []);

    public Task UnconfirmedAsync(AppDbContext db, AutoRecharge recharge, long telegramUserId) => SayAsync(db, recharge, telegramUserId, "payment.recharge_unconfirmed", _ => []);

    public Task PriceRoseAsync(AppDbContext db, AutoRecharge recharge, long telegramUserId, string product, long amount) => SayAsync(db, recharge, telegramUserId, "payment.recharge_price_rose", _ =>
        [("product", product), ("price", Currencies.Write(amount, recharge.Currency)), ("agreed", Currencies.Write(recharge.AgreedAmount ?? 0, recharge.Currency))]);

    public Task OffByTeamAsync(AppDbContext db, AutoRecharge recharge, long telegramUserId) => SayAsync(db, recharge, telegramUserId, "payment.recharge_off_by_team", _ => []);

    private async Task SayAsync(AppDbContext db, AutoRecharge recharge, long telegramUserId, string key, Func<Wording, IEnumerable<(string, object)>> variables)
    {
        if (await ConversationHeads.FindAsync(db, recharge.BotId, telegramUserId) is not { } conversation)
            return;
        var language = await db.BotUsers.Where(u => u.BotId == recharge.BotId && u.TelegramUserId == telegramUserId).Select(u => u.ChosenLanguage ?? u.LanguageCode).FirstOrDefaultAsync();
        var words = await texts.InAsync(db, recharge.WorkspaceId, language);
        IReadOnlyList<BotButton> buttons = [new(words.Plain("button.buy"), "buy"), new(words.Plain("button.autorecharge"), "autorecharge")];
        await voice.SayAsync(db, conversation, new BotScreen(words.Say(key, variables(words)), [buttons]));
    }
}
