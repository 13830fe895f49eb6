using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Payments.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Payments.Billing;

/// <summary>The tabs of Billing with how much is behind each.</summary>
public sealed class BillingCounts(PaymentReader payments, FindingReader findings, RechargeReader recharges, RefundReader refunds)
{
    public async Task<IReadOnlyList<Choice>> ReadAsync(WorkspaceId workspace, DateTimeOffset from, bool? isLive)
    {
        var all = await payments.TotalsAsync(workspace, new PaymentFilter { From = from, IsLive = isLive });
        var failing = await payments.TotalsAsync(workspace, new PaymentFilter { From = from, IsLive = isLive, OnlyFailing = true });
        return
        [
            new("payments", "Payments", CountOf(all)),
            new("failed", "Failed", CountOf(failing)),
            new("reconciliation", "Reconciliation", Numbers.Count(await findings.CountAsync(workspace))),
            new("recharge", "Auto-recharge", Numbers.Count(await recharges.CountAsync(workspace))),
            new("refunds", "Refunds and disputes", Numbers.Count(await refunds.CountAsync(workspace, from))),
            new("ledger", "Ledger"),
        ];
    }

    private static string CountOf(PaymentTotals totals) => Numbers.Count(totals.Count) + (totals.IsMore ? "+" : "");
}
