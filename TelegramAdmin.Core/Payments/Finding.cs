using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Payments;

/// <summary>Payments are found by who paid, for what, how much, and by the ids that Stripe and Telegram know them by.</summary>
internal sealed class PaymentFinding : ISearchSource
{
    public SearchKind Kind => SearchKind.Payment;

    public IReadOnlyList<SearchTable> Tables { get; } =
        [new("payments", "row.id", "state", "amount_paid", "payment_intent_id", "charge_id", "invoice_id", "stars_charge_id", "checkout_session_id", "subscription_id")];

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(AppDbContext db, IReadOnlyCollection<SearchKey> keys, CancellationToken cancellation)
    {
        var ids = keys.Select(k => k.Id).ToList();
        var payments = await db.Payments.Where(p => ids.Contains(p.Id)).ToListAsync(cancellation);
        var people = payments.Select(p => p.TelegramUserId).Distinct().ToList();
        var bots = payments.Select(p => p.BotId).Distinct().ToList();
        var users = (await db.BotUsers.Where(u => bots.Contains(u.BotId) && people.Contains(u.TelegramUserId)).ToListAsync(cancellation)).ToDictionary(u => (u.BotId, u.TelegramUserId));
        return [.. payments.Select(p => Describe(p, users.GetValueOrDefault((p.BotId, p.TelegramUserId))))];
    }

    private static SearchDocument Describe(Payment payment, BotUser? user)
    {
        var amount = payment.AmountPaid ?? payment.Amount;
        var who = user?.FullName ?? payment.TelegramUserId.ToString(CultureInfo.InvariantCulture);
        return new SearchDocument(new SearchKey(payment.WorkspaceId, payment.Id), $"{Currencies.Write(amount, payment.Currency)} from {who}", payment.CreatedAt)
        {
            Text = string.Join(" · ", new[] { payment.ProductName, payment.Method, payment.PaymentIntentId }.Where(t => !string.IsNullOrEmpty(t))),
            Ids = [.. new[] { payment.Id.ToString(CultureInfo.InvariantCulture), payment.TelegramUserId.ToString(CultureInfo.InvariantCulture), user?.Username, payment.PaymentIntentId, payment.ChargeId, payment.InvoiceId, payment.StarsChargeId, payment.CheckoutSessionId, payment.SubscriptionId }.OfType<string>()],
            BotId = payment.BotId,
            PersonId = payment.TelegramUserId,
            Amount = Hundredths(amount, payment.Currency),
            State = payment.State.ToString().ToLowerInvariant(),
        };
    }

    private static long Hundredths(long amount, string currency) => (Currencies.Find(currency.ToUpperInvariant())?.Decimals ?? 2) switch
    {
        0 => amount * 100,
        3 => amount / 10,
        _ => amount,
    };
}

/// <summary>Products are found by name and description.</summary>
internal sealed class ProductFinding : ISearchSource
{
    public SearchKind Kind => SearchKind.Product;

    public IReadOnlyList<SearchTable> Tables { get; } = [new("products", "row.id", "name", "description", "texts", "archived_at")];

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(AppDbContext db, IReadOnlyCollection<SearchKey> keys, CancellationToken cancellation)
    {
        var ids = keys.Select(k => k.Id).ToList();
        var products = await db.Set<Product>().Where(p => ids.Contains(p.Id)).ToListAsync(cancellation);
        return [.. products.Select(p => new SearchDocument(new SearchKey(p.WorkspaceId, p.Id), p.Name, p.CreatedAt)
        {
            Text = p.Description ?? "",
            IsFoundByParts = true,
            Ids = [.. new[] { p.StripeTestId, p.StripeLiveId }.OfType<string>()],
            State = p.ArchivedAt is null ? "active" : "archived",
        })];
    }
}
