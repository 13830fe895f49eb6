using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Charging;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Payments.Buying;

/// <summary>A person wants to buy something: the payment is written down as it was offered; the link or the invoice follows.</summary>
public sealed class BeginPurchase(Ledger ledger, TierBook tiers, PaymentBook book, PromoBook promos, BotVoice voice, BotTexts texts, SettingsStore settings, EngineOptions options, TimeProvider time)
{
    /// <summary>A second click within this time gets the same checkout again.</summary>
    private static readonly TimeSpan SameClick = TimeSpan.FromMinutes(10);

    private static readonly PaymentState[] StillOpen = [PaymentState.Starting, PaymentState.Open];

    /// <summary>By Stripe Checkout. The link comes within a second, in the place of the screen that was pressed.</summary>
    public async Task<Result<Payment>> ByCardAsync(UpdateContext context, long productId)
    {
        var values = await settings.OfAsync(context.Bot.WorkspaceId);
        if (!options.Stripe.IsOn || !values.Get(PaymentSettings.CardsAreOffered))
            return PaymentErrors.CardsOff;
        if (await FindAsync(context.Db, productId) is not { } product)
            return PaymentErrors.ProductGone;
        var preferred = values.Get(PaymentSettings.Currency);
        if ((product.Prices.FirstOrDefault(p => p.Currency == preferred) ?? product.Prices.FirstOrDefault(p => p.Currency != Currencies.Stars)) is not { } price)
            return PaymentErrors.NoPrice;
        var payment = await AddAsync(context, product, price, PaymentProvider.Stripe);
        if (payment.CheckoutUrl is null)
            await PrepareAsync(context, payment);
        else
            book.Schedule(context.Db, payment); // The link is shown again.
        return payment;
    }

    /// <summary>By Telegram Stars: an invoice.</summary>
    public async Task<Result<Payment>> ByStarsAsync(UpdateContext context, long productId)
    {
        var values = await settings.OfAsync(context.Bot.WorkspaceId);
        if (!values.Get(PaymentSettings.StarsAreOffered))
            return PaymentErrors.StarsOff;
        if (await FindAsync(context.Db, productId) is not { } product)
            return PaymentErrors.ProductGone;
        if (product.Prices.FirstOrDefault(p => p.Currency == Currencies.Stars) is not { } price)
            return PaymentErrors.NoPrice;
        var payment = await AddAsync(context, product, price, PaymentProvider.Stars);
        payment.State = PaymentState.Open;
        if (context.Update.CallbackQuery is not null)
            voice.AnswerPress(context);
        var text = ProductTexts.Of(product, context.Find<Recognised>()?.User.Language);
        var sent = await voice.SendAsync(context.Db, await ConversationOfAsync(context), "sendInvoice", Invoice(payment, text), MessageKind.Text, $"Invoice: {payment.ProductName}, {Currencies.Write(payment.Amount, payment.Currency)}");
        payment.ConversationMessageId = sent.Id;
        context.IsAnswered = true;
        return payment;
    }

    /// <summary>The same again, for a payment that failed or expired.</summary>
    public async Task<Result<Payment>> AgainAsync(UpdateContext context, long paymentId)
    {
        var user = context.Find<Recognised>()!.User.TelegramUserId;
        var before = await context.Db.Payments.AsNoTracking().FirstOrDefaultAsync(p => p.Id == paymentId && p.TelegramUserId == user);
        if (before is null)
            return PaymentErrors.NotFound;
        return before.Provider == PaymentProvider.Stars ? await ByStarsAsync(context, before.ProductId) : await ByCardAsync(context, before.ProductId);
    }

    private static Task<Product?> FindAsync(AppDbContext db, long productId) =>
        db.Products.AsNoTracking().Include(p => p.Prices).FirstOrDefaultAsync(p => p.Id == productId && p.ArchivedAt == null);

    private async Task<Payment> AddAsync(UpdateContext context, Product product, ProductPrice price, PaymentProvider provider)
    {
        var db = context.Db;
        var account = await ledger.OpenAsync(db, context.Bot.WorkspaceId, context.Find<Recognised>()!.User.TelegramUserId);
        if (provider == PaymentProvider.Stripe && await OpenAsync(context, account, product, price) is { } open)
            return open;
        var promo = await promos.WaitingAsync(db, account);
        var discount = promo is null ? 0 : price.Amount - Currencies.Discounted(price.Amount, price.Currency, promo.Value);
        var tier = await tiers.OfAsync(account.WorkspaceId, account.TierId);
        var payment = db.Payments.Add(PaymentDraft.Of(product, price, account, context.Bot.Id, provider, PaymentOrigin.Purchase, tier.BonusPercent, options.Stripe.IsLive, time.GetUtcNow(), discount, promo?.Id)).Entity;
        await db.SaveChangesAsync();
        if (promo is not null)
            await promos.BindAsync(db, account, promo, payment.Id);
        book.Note(db, payment, PaymentStepKind.Begun, detail: $"{payment.ProductName}, {Currencies.Write(payment.Amount, payment.Currency)}");
        await db.CountAsync(payment, context.Now, begun: 1);
        return payment;
    }

    // The checkout that somebody has open already: a second click, or the one that carries their discount.
    private static Task<Payment?> OpenAsync(UpdateContext context, CreditAccount account, Product product, ProductPrice price)
    {
        var since = context.Now - SameClick;
        return context.Db.Payments.AsTracking().FirstOrDefaultAsync(p =>
            p.AccountId == account.Id && p.ProductId == product.Id && p.Provider == PaymentProvider.Stripe && p.BotId == context.Bot.Id && p.Origin == PaymentOrigin.Purchase
            && StillOpen.Contains(p.State) && (p.CreatedAt > since || p.PromoCodeId != null) && p.Currency == price.Currency && p.Amount + p.Discount == price.Amount);
    }

    private async Task PrepareAsync(UpdateContext context, Payment payment)
    {
        if (context.Update.CallbackQuery is { Message: { } pressed } && await ConversationHeads.FindAsync(context.Db, context.Bot.Id, pressed.Chat.Id) is { } conversation)
        {
            var words = await texts.InAsync(context.Db, context.Bot.WorkspaceId, context.Find<Recognised>()?.User.Language);
            voice.AnswerPress(context, words.Plain("payment.preparing"));
            payment.ConversationMessageId = await context.Db.ConversationMessages
                .Where(m => m.ConversationId == conversation.Id && m.TelegramMessageId == pressed.MessageId && m.Kind != MessageKind.ButtonPress).Select(m => (long?)m.Id).FirstOrDefaultAsync();
        }
        context.IsAnswered = true;
        book.Schedule(context.Db, payment);
    }

    private static async Task<Conversation> ConversationOfAsync(UpdateContext context) =>
        context.Find<ConversationThread>()?.Row ?? (await ConversationHeads.FindAsync(context.Db, context.Bot.Id, context.Update.CallbackQuery!.Message!.Chat.Id))!;

    // core.telegram.org/bots/payments-stars: currency XTR, exactly one price, an empty provider token.
    private static JsonObject Invoice(Payment payment, ProductText text) => new()
    {
        ["title"] = ShortText.Cut(text.Name, 32),
        ["description"] = ShortText.Cut(text.Description ?? text.Name, 255),
        ["payload"] = payment.Token,
        ["provider_token"] = "",
        ["currency"] = Currencies.Stars,
        ["prices"] = new JsonArray(new JsonObject { ["label"] = ShortText.Cut(text.Name, 64), ["amount"] = payment.Amount }),
    };
}
