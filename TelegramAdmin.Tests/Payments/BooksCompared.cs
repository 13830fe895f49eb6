using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Reconciling;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox.Stripe;

namespace TelegramAdmin.Tests.Payments;

/// <summary>What Stripe got and gave back, line by line beside what was granted and taken back here; to the cent.</summary>
internal sealed class BooksCompared
{
    private readonly Dictionary<string, Money> _atStripe;
    private readonly List<Payment> _payments;
    private readonly ILookup<long?, CreditEntry> _entries;
    private readonly List<RevenueDay> _days;
    private readonly List<ReconciliationFinding> _findings;

    private BooksCompared(Dictionary<string, Money> atStripe, List<Payment> payments, List<CreditEntry> entries, List<RevenueDay> days, List<ReconciliationFinding> findings) =>
        (_atStripe, _payments, _entries, _days, _findings) = (atStripe, payments, entries.ToLookup(e => e.PaymentId), days, findings);

    public IReadOnlyList<Payment> Payments => _payments;

    public long Paid => _atStripe.Values.Sum(m => m.Received);

    public long Returned => _atStripe.Values.Sum(m => m.Returned);

    public static async Task<BooksCompared> ReadAsync(SandboxStripe stripe, AppDbContext db) => new(
        stripe.All("payment_intent").Where(i => i.GetProperty("status").GetString() == "succeeded").ToDictionary(TokenOf, intent => MoneyOf(stripe, intent)),
        await db.Payments.ToListAsync(), await db.CreditEntries.ToListAsync(), await db.RevenueDays.ToListAsync(), await db.ReconciliationFindings.ToListAsync());

    public void AssertEqual()
    {
        Assert.All(_payments, AssertEqual);
        Assert.Equal(Paid, _payments.Where(p => p.GrantedAt is not null).Sum(p => p.AmountPaid));
        Assert.Equal(Returned, _payments.Sum(p => p.AmountRefunded));
        Assert.Equal(Paid, _days.Sum(d => d.Gross));
        Assert.Equal(Returned, _days.Sum(d => d.Refunded));
        Assert.Equal(_atStripe.Count, _days.Sum(d => d.Sold));
        Assert.DoesNotContain(_findings, f => f.State == FindingState.Open);
    }

    private void AssertEqual(Payment payment)
    {
        var entries = _entries[payment.Id].ToList();
        if (!_atStripe.TryGetValue(payment.Token, out var money))
        {
            Assert.True(payment is { GrantedAt: null, AmountPaid: null } && entries.Count == 0, $"{payment.Id} is {payment.State} with {entries.Count} entries, and nobody paid it");
            return;
        }
        Assert.True(payment.GrantedAt is not null, $"{payment.Id} was paid and is {payment.State}");
        Assert.Equal((payment.Id, money.Received, money.Returned), (payment.Id, payment.AmountPaid!.Value, payment.AmountRefunded));
        Assert.Equal(payment.Credits, Assert.Single(entries, e => e.Kind == EntryKind.Purchase).Amount);
        Assert.Equal((payment.Id, payment.Credits - payment.CreditsTakenBack), (payment.Id, entries.Sum(e => e.Amount)));
    }

    private static string TokenOf(JsonElement intent) => intent.GetProperty("metadata").GetProperty("payment").GetString()!;

    private static Money MoneyOf(SandboxStripe stripe, JsonElement intent) => new(
        intent.GetProperty("amount_received").GetInt64(),
        stripe.Find(intent.GetProperty("latest_charge").GetString()!)!.Value.GetProperty("amount_refunded").GetInt64());

    private sealed record Money(long Received, long Returned);
}
