using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Storage.Rollups;
using TelegramAdmin.Sandbox.Stripe;

namespace TelegramAdmin.Hosting.Past;

/// <summary>Accounts, payments, passes and the ledger. Stripe's side of each payment is written into the sandbox, so that its books agree and money can go back.</summary>
internal sealed class PastMoney(PastPage page, SandboxStripe stripe)
{
    private readonly Dictionary<PastPerson, CreditAccount> _accounts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<PastPurchase, Payment> _payments = new(ReferenceEqualityComparer.Instance);

    public async Task WriteAsync(Func<PastPerson, string> giftSource)
    {
        foreach (var person in page.Plan.People)
            _accounts[person] = Account(person);
        await page.AddAsync(_accounts.Values);
        var products = await page.Db.Set<Product>().Include(p => p.Prices).OrderBy(p => p.Position).ToListAsync();
        foreach (var (person, purchase) in page.Plan.People.SelectMany(p => p.Purchases, (person, purchase) => (person, purchase)).OrderBy(p => p.purchase.At))
            _payments[purchase] = Payment(person, purchase, products[purchase.Product]);
        await page.AddAsync(_payments.Values);
        await page.AddAsync(_payments.SelectMany(p => PastSteps.Of(p.Key, p.Value)).OrderBy(s => s.At));
        await page.AddAsync(_payments.Where(p => p.Key.Outcome == PastOutcome.Refunded).Select(p => Refund(p.Key, p.Value)));
        await page.AddAsync(_payments.Where(p => PastShop.PassEnd(p.Key) is not null && p.Value.State == PaymentState.Granted).Select(p => Pass(p.Key, p.Value)));
        await page.AddAsync(PastSteps.Days(_payments.Select(p => (p.Key, p.Value))));
        await WriteLedgerAsync(giftSource);
    }

    private static CreditAccount Account(PastPerson person) => new()
    {
        WorkspaceId = PastPage.Home, TelegramUserId = person.Id, Balance = person.Balance, Granted = person.Entries.Where(e => e.Amount > 0).Sum(e => e.Amount),
        Spent = -person.Entries.Where(e => e.Kind == EntryKind.Spend).Sum(e => e.Amount), MessagesSent = person.Entries.Count(e => e.Kind == EntryKind.Spend),
        PassUntil = person.Purchases.Where(p => p.Outcome == PastOutcome.Granted).Max(p => PastShop.PassEnd(p)), CreatedAt = person.MetAt.AddSeconds(1),
    };

    private Payment Payment(PastPerson person, PastPurchase purchase, Product product)
    {
        var (currency, paidAt) = (purchase.IsStars ? Currencies.Stars : "USD", purchase.Outcome is PastOutcome.Granted or PastOutcome.Refunded ? purchase.At : (DateTimeOffset?)null);
        var amount = product.Prices.First(p => p.Currency == currency).Amount;
        var charge = paidAt is null || purchase.IsStars ? null : stripe.AddPast(amount, "usd", purchase.At, product.Name);
        return new Payment
        {
            WorkspaceId = PastPage.Home, Token = Guid.NewGuid().ToString("N"), AccountId = _accounts[person].Id, TelegramUserId = person.Id, BotId = page.Bot, ProductId = product.Id, ProductName = product.Name,
            Credits = product.Credits, PassLength = product.PassLength, PassUnit = product.PassUnit, Provider = purchase.IsStars ? PaymentProvider.Stars : PaymentProvider.Stripe, Origin = PaymentOrigin.Purchase,
            IsLive = false, Currency = currency, Amount = amount, AmountPaid = paidAt is null ? null : amount, AmountRefunded = purchase.RefundedAt is null ? 0 : amount,
            CreditsTakenBack = purchase.RefundedAt is null ? 0 : product.Credits, State = StateOf(purchase.Outcome), Fee = charge?.Fee, PaymentIntentId = charge?.IntentId, ChargeId = charge?.ChargeId,
            Method = charge is null ? null : "Visa ·· 4242", StarsChargeId = purchase.IsStars ? $"stars_{Guid.NewGuid():N}" : null, FailureCode = purchase.Outcome == PastOutcome.Failed ? "insufficient_funds" : null,
            FailureMessage = purchase.Outcome == PastOutcome.Failed ? "Your card has insufficient funds." : null, FailureCount = purchase.Outcome == PastOutcome.Failed ? 1 : 0,
            CreatedAt = purchase.At.AddSeconds(-70), PaidAt = paidAt, GrantedAt = paidAt?.AddSeconds(2),
        };
    }

    private static PaymentState StateOf(PastOutcome outcome) => outcome switch
    {
        PastOutcome.Failed => PaymentState.Failed,
        PastOutcome.Expired => PaymentState.Expired,
        PastOutcome.Refunded => PaymentState.Refunded,
        _ => PaymentState.Granted,
    };

    private static Refund Refund(PastPurchase purchase, Payment payment) => new()
    {
        WorkspaceId = PastPage.Home, PaymentId = payment.Id, Amount = payment.Amount, Credits = payment.Credits, Reason = "Bought by mistake", State = RefundState.Done,
        CreatedAt = purchase.RefundedAt!.Value, SettledAt = purchase.RefundedAt,
    };

    private static AccessPass Pass(PastPurchase purchase, Payment payment) => new()
    {
        WorkspaceId = PastPage.Home, AccountId = payment.AccountId, Name = payment.ProductName, Source = Invariant($"payment:{payment.Id}"), PaymentId = payment.Id,
        StartsAt = purchase.At, EndsAt = PastShop.PassEnd(purchase)!.Value, CreatedAt = purchase.At,
    };

    private async Task WriteLedgerAsync(Func<PastPerson, string> giftSource)
    {
        var rows = page.Plan.People.SelectMany(person => Entries(person, giftSource)).OrderBy(e => e.CreatedAt).ToList();
        await page.AddAsync(rows);
        await page.AddAsync(rows.Where(r => r.Kind == EntryKind.Gift).Select(r => new CreditLot
        {
            WorkspaceId = PastPage.Home, AccountId = r.AccountId, EntryId = r.Id, Remaining = r.Amount, ExpiresAt = new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero),
        }));
    }

    private IEnumerable<CreditEntry> Entries(PastPerson person, Func<PastPerson, string> giftSource)
    {
        var (account, balance) = (_accounts[person].Id, 0L);
        foreach (var (entry, place) in person.Entries.OrderBy(e => e.At).Select((e, i) => (e, i)))
        {
            balance += entry.Amount;
            var payment = entry.Purchase is { } purchase ? _payments[purchase].Id : (long?)null;
            yield return new CreditEntry
            {
                WorkspaceId = PastPage.Home, AccountId = account, Kind = entry.Kind, Amount = entry.Amount, BalanceAfter = balance, Note = entry.Note, BotId = page.Bot, PaymentId = payment, CreatedAt = entry.At,
                Source = entry.Kind switch
                {
                    EntryKind.Purchase => Invariant($"payment:{payment}"),
                    EntryKind.Bonus => Invariant($"free:{account}"),
                    EntryKind.Gift => giftSource(person),
                    _ => Invariant($"past:{account}:{place}"),
                },
            };
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
