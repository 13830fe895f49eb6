using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments.Buying;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Client.Requests;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Payments.Recharging;

/// <summary>A person chooses, agrees to, and ends their auto-recharge.</summary>
public sealed class ChooseRecharge(
    IDatabase database, Ledger ledger, IStripeApi stripe, CustomerDesk customers, BotDirectory bots, BotVoice voice, BotTexts texts,
    ReturnAddress addresses, SettingsStore settings, EngineOptions options, EndRecharge end, RechargeTelling telling, TimeProvider time)
{
    /// <summary>What would be agreed to; nothing is charged and no card is asked for before <see cref="AgreeAsync"/>.</summary>
    /// <param name="monthlyCap">In the smallest unit; at least the price once.</param>
    public async Task<Result<AutoRecharge>> PrepareAsync(UpdateContext context, long threshold, long productId, long monthlyCap)
    {
        var values = await settings.OfAsync(context.Bot.WorkspaceId);
        if (!options.Stripe.IsOn || !values.Get(PaymentSettings.RechargeIsOffered))
            return PaymentErrors.CardsOff;
        var product = await context.Db.Products.AsNoTracking().Include(p => p.Prices).FirstOrDefaultAsync(p => p.Id == productId && p.ArchivedAt == null && p.Kind == ProductKind.Credits);
        var preferred = values.Get(PaymentSettings.Currency);
        if ((product?.Prices.FirstOrDefault(p => p.Currency == preferred) ?? product?.Prices.FirstOrDefault(p => p.Currency != Currencies.Stars)) is not { } price)
            return PaymentErrors.ProductGone;
        var account = await ledger.OpenAsync(context.Db, context.Bot.WorkspaceId, context.Find<Recognised>()!.User.TelegramUserId);
        var recharge = await FindAsync(context.Db, account) ?? context.Db.AutoRecharges.Add(New(context, account, product!, price.Currency)).Entity;
        await end.RunAsync(context.Db, recharge, RechargeState.Preparing);
        if (recharge.IsLive != options.Stripe.IsLive)
            (recharge.PaymentMethodId, recharge.MethodName) = (null, null); // Test and live cards are different ones.
        (recharge.BotId, recharge.IsLive, recharge.ProductId, recharge.Currency) = (context.Bot.Id, options.Stripe.IsLive, product!.Id, price.Currency);
        (recharge.Threshold, recharge.MonthlyCap) = (Math.Clamp(threshold, 1, 100_000), Math.Clamp(monthlyCap, price.Amount, 100 * price.Amount));
        (recharge.AgreedAmount, recharge.ConsentAt, recharge.ConsentText) = (price.Amount, null, null);
        return recharge;
    }

    /// <summary>The words that the person is asked to agree to.</summary>
    public async Task<string> ConsentAsync(AppDbContext db, AutoRecharge recharge)
    {
        var template = await settings.GetAsync(recharge.WorkspaceId, PaymentSettings.RechargeConsent);
        var product = await db.Products.AsNoTracking().FirstAsync(p => p.Id == recharge.ProductId);
        return template.Replace("{product}", product.Name, StringComparison.Ordinal)
            .Replace("{price}", Currencies.Write(recharge.AgreedAmount ?? 0, recharge.Currency), StringComparison.Ordinal)
            .Replace("{threshold}", recharge.Threshold.ToString("N0", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{cap}", Currencies.Write(recharge.MonthlyCap, recharge.Currency), StringComparison.Ordinal);
    }

    /// <summary>The person agreed: on at once with the card that is saved, else after they have saved one, for which a link follows.</summary>
    /// <returns>The recharge; in state On, or Preparing while the card is missing.</returns>
    public async Task<Result<AutoRecharge>> AgreeAsync(UpdateContext context)
    {
        var user = context.Find<Recognised>()!.User;
        var account = await ledger.OpenAsync(context.Db, context.Bot.WorkspaceId, user.TelegramUserId);
        if (await FindAsync(context.Db, account) is not { State: RechargeState.Preparing, AgreedAmount: not null } recharge)
            return PaymentErrors.NoRecharge;
        recharge.ConsentText = ShortText.Cut(await ConsentAsync(context.Db, recharge), 2000);
        (recharge.ConsentAt, recharge.ChangedAt) = (context.Now, context.Now);
        recharge.LastFailure = null;
        if (recharge.Failures > 0) // A card that was declined is asked for anew.
            (recharge.PaymentMethodId, recharge.MethodName, recharge.Failures) = (null, null, 0);
        if (recharge.PaymentMethodId is not null)
        {
            recharge.State = RechargeState.On;
            return recharge;
        }
        var key = string.Create(CultureInfo.InvariantCulture, $"setup:{account.Id}:{context.Stored.Id}");
        context.Db.AfterCommit(() => _ = Task.Run(() => AskForCardAsync(recharge, user.TelegramUserId, user.Language, key)));
        return recharge;
    }

    public async Task<AutoRecharge?> SwitchOffAsync(UpdateContext context)
    {
        var account = await ledger.OpenAsync(context.Db, context.Bot.WorkspaceId, context.Find<Recognised>()!.User.TelegramUserId);
        if (await FindAsync(context.Db, account) is not { } recharge)
            return null;
        await end.RunAsync(context.Db, recharge, RechargeState.Off);
        return recharge;
    }

    public Task<AutoRecharge?> OfAsync(AppDbContext db, long accountId) => db.AutoRecharges.AsNoTracking().FirstOrDefaultAsync(r => r.AccountId == accountId);

    private static Task<AutoRecharge?> FindAsync(AppDbContext db, CreditAccount account) => db.AutoRecharges.AsTracking().FirstOrDefaultAsync(r => r.AccountId == account.Id);

    // Not durable: whoever gets no link agrees once more.
    private async Task AskForCardAsync(AutoRecharge recharge, long telegramUserId, string? language, string key)
    {
        var bot = await bots.FindAsync(recharge.BotId);
        var customer = await customers.FindOrMakeAsync(recharge.WorkspaceId, recharge.AccountId, telegramUserId, default);
        var made = customer.TryGet(out var customerId, out var failure)
            ? await stripe.SendAsync(new CheckoutSessions.Create(key, CheckoutSessions.Setup, addresses.Chat(bot))
            {
                Customer = customerId,
                Currency = recharge.Currency.ToLowerInvariant(),
                CancelUrl = addresses.Chat(bot),
                SubmitMessage = recharge.ConsentText is { Length: <= 1200 } consent ? consent : null,
                Metadata = new Dictionary<string, string> { ["account"] = recharge.AccountId.ToString(CultureInfo.InvariantCulture), ["workspace"] = recharge.WorkspaceId.ToString() },
            })
            : failure;
        await database.WriteAsync(recharge.WorkspaceId, async db =>
        {
            if (await db.AutoRecharges.AsTracking().FirstOrDefaultAsync(r => r.AccountId == recharge.AccountId && r.State == RechargeState.Preparing) is not { ConsentAt: not null } row || row.ConsentText != recharge.ConsentText)
                return; // They chose something else meanwhile.
            if (!made.TryGet(out var session, out _))
            {
                await telling.CardNotSavedAsync(db, row, telegramUserId);
                return;
            }
            (row.SetupSessionId, row.NextTryAt) = (session.Id, time.GetUtcNow() + SaveCard.StillOpen); // Where the event is lost.
            if (await ConversationHeads.FindAsync(db, row.BotId, telegramUserId) is not { } conversation)
                return;
            var words = await texts.InAsync(db, row.WorkspaceId, language);
            await voice.SayAsync(db, conversation, new BotScreen(words.Say("payment.recharge_setup"), [[BotButton.Link(words.Plain("button.save_card"), session.Url!)]]));
        });
    }

    private AutoRecharge New(UpdateContext context, CreditAccount account, Product product, string currency) => new()
    {
        AccountId = account.Id,
        WorkspaceId = account.WorkspaceId,
        BotId = context.Bot.Id,
        IsLive = options.Stripe.IsLive,
        Threshold = 1,
        ProductId = product.Id,
        Currency = currency,
        MonthlyCap = 1,
        State = RechargeState.Preparing,
        CreatedAt = time.GetUtcNow(),
        ChangedAt = time.GetUtcNow(),
    };
}
