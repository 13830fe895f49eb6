using System.Runtime.CompilerServices;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Granting;
using TelegramAdmin.Core.Payments.Reading;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Credits;

namespace TelegramAdmin.Features.Payments.Billing;

/// <summary>The rows of Billing's tabs as cells of a file, with the filters of the address.</summary>
internal sealed class BillingLines(PaymentReader payments, RefundReader refunds, RechargeReader recharges, FindingReader findings, LedgerReader ledger, PersonReader people, EngineOptions engine, TimeProvider clock)
{
    public IAsyncEnumerable<IReadOnlyList<object?>> ReadAsync(string what, WorkspaceId workspace, IQueryCollection query, string currency, CancellationToken cancellation) => what switch
    {
        "failed" => PaymentsAsync(workspace, new PaymentFilter { OnlyFailing = true, IsLive = IsLive, From = From(query) }, cancellation),
        "refunds" => RefundsAsync(workspace, From(query), cancellation),
        "recharge" => RechargesAsync(workspace, cancellation),
        "reconciliation" => FindingsAsync(workspace, cancellation),
        "ledger" => LedgerAsync(workspace, query, cancellation),
        _ => FilteredAsync(workspace, query, currency, cancellation),
    };

    private static TimeZoneInfo Zone(IQueryCollection query) => Reader.In(query["zone"]).Zone;

    private bool? IsLive => PaymentMode.Of(engine.Stripe);

    private DateTimeOffset From(IQueryCollection query) => BillingPeriod.StartOf(query["period"], clock.GetUtcNow(), Zone(query));

    private async IAsyncEnumerable<IReadOnlyList<object?>> FilteredAsync(WorkspaceId workspace, IQueryCollection query, string currency, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = await PaymentQuery.Of(query).ToFilterAsync(people, workspace, currency, IsLive, clock.GetUtcNow(), Zone(query));
        await foreach (var line in PaymentsAsync(workspace, filter, cancellation))
            yield return line;
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> PaymentsAsync(WorkspaceId workspace, PaymentFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var (p, person) in payments.AllAsync(workspace, filter, cancellation))
            yield return [p.Id, p.CreatedAt, p.PaidAt, p.GrantedAt, person.Name, p.TelegramUserId, PaymentWords.Bought(p), PaymentWords.Method(p), PaymentWords.State(p.State), p.Currency,
                Units(p.Amount, p), Units(p.AmountPaid, p), Units(p.AmountRefunded, p), Units(p.Fee, p), p.Credits + p.BonusCredits,
                p.FailureCode is null ? null : DeclineWords.Of(p), p.IsLive ? "live" : "test", PaymentWords.Reference(p)];
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RefundsAsync(WorkspaceId workspace, DateTimeOffset from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (d, p, person) in await refunds.DisputesAsync(workspace, from, cancellation))
            yield return ["dispute", d.CreatedAt, person.Name, p.TelegramUserId, p.Id, p.ProductName, d.Status, d.Currency, Units(d.Amount, p), null, d.Reason, d.StripeDisputeId];
        await foreach (var (r, p, person) in refunds.AllAsync(workspace, from, cancellation))
            yield return ["refund", r.CreatedAt, person.Name, p.TelegramUserId, p.Id, p.ProductName, RefundsTab.StateOf(r), p.Currency, Units(r.Amount, p), r.Credits, r.Error ?? r.Reason, r.StripeRefundId];
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RechargesAsync(WorkspaceId workspace, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (long? before = null; ;)
        {
            var page = await recharges.ListAsync(workspace, [], before, cancellation: cancellation);
            foreach (var (r, person, _, product, charged) in page.Rows)
                yield return [person.Name, person.TelegramUserId, product, r.Threshold, r.MethodName, RechargeWords.State(r.State), r.Currency, Units(charged, r.Currency), Units(r.MonthlyCap, r.Currency), r.NextTryAt, r.LastFailure, r.ConsentAt];
            if (page.Next is null)
                yield break;
            before = page.Next;
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> FindingsAsync(WorkspaceId workspace, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (f, p, person) in (await findings.OpenAsync(workspace, cancellation)).Concat(await findings.SettledAsync(workspace, cancellation)))
            yield return [f.FoundAt, FindingWords.Title(f.Kind), f.Detail, f.Currency, f is { Amount: { } amount, Currency: { } currency } ? Units(amount, currency) : null, FindingWords.State(f.State), f.SettledAt, p?.Id, person?.Name, f.Reference];
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> LedgerAsync(WorkspaceId workspace, IQueryCollection query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = await LedgerQuery.Of(query).ToFilterAsync(people, workspace, clock.GetUtcNow(), Zone(query));
        await foreach (var (e, person) in ledger.AllAsync(workspace, filter, cancellation))
            yield return [e.Id, e.CreatedAt, person.Name, person.TelegramUserId, EntryWords.Kind(e.Kind), e.Amount, e.BalanceAfter, e.Note, e.Source, e.PaymentId];
    }

    private static object? Units(long? minorUnits, Payment payment) => minorUnits is { } value ? Units(value, payment.Currency) : null;

    private static object Units(long minorUnits, string currency) => decimal.Parse(Amounts.Plain(minorUnits, currency), System.Globalization.CultureInfo.InvariantCulture);
}
