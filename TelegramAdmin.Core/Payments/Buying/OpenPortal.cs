using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Client.Requests;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Payments.Buying;

/// <summary>Leads a person to Stripe's portal, where they see their invoices, change the card and end subscriptions. The link works for a short time, so each asking makes a new one.</summary>
public sealed class OpenPortal(IDatabase database, IStripeApi stripe, BotDirectory bots, BotVoice voice, BotTexts texts, ReturnAddress addresses, EngineOptions options)
{
    /// <returns>Whether the person ever paid by card here; nothing is shown otherwise.</returns>
    public async Task<bool> RunAsync(UpdateContext context)
    {
        var (user, isLive) = (context.Find<Recognised>()!.User, options.Stripe.IsLive);
        var customer = await context.Db.StripeCustomers.AsNoTracking()
            .Join(context.Db.CreditAccounts.Where(a => a.TelegramUserId == user.TelegramUserId), c => c.AccountId, a => a.Id, (c, _) => c).FirstOrDefaultAsync(c => c.IsLive == isLive);
        if (customer is null || !options.Stripe.IsOn)
            return false;
        if (context.Update.CallbackQuery is not null)
            voice.AnswerPress(context);
        context.IsAnswered = true;
        var (workspace, bot, chat, language, key) = (context.Bot.WorkspaceId, context.Bot.Id, user.TelegramUserId, user.Language, string.Create(CultureInfo.InvariantCulture, $"portal:{context.Stored.Id}"));
        context.Db.AfterCommit(() => _ = Task.Run(() => ShowAsync(workspace, bot, chat, language, customer.CustomerId, key)));
        return true;
    }

    // Not durable: whoever gets no link asks again.
    private async Task ShowAsync(WorkspaceId workspace, BotId botId, long chatId, string? language, string customerId, string key)
    {
        var bot = await bots.FindAsync(botId);
        var answer = await stripe.SendAsync(new PortalSessions.Create(key, customerId) { ReturnUrl = addresses.Chat(bot) });
        await database.WriteAsync(workspace, async db =>
        {
            if (await ConversationHeads.FindAsync(db, botId, chatId) is not { } conversation)
                return;
            var words = await texts.InAsync(db, workspace, language);
            await voice.SayAsync(db, conversation, answer.TryGet(out var portal, out _)
                ? new BotScreen(words.Say("payment.portal"), [[BotButton.Link(words.Plain("button.portal"), portal.Url)]])
                : BotScreen.Of(words.Say("payment.portal_unavailable")));
        });
    }
}
