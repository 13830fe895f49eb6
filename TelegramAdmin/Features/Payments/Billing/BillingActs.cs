using System.Globalization;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Buying;
using TelegramAdmin.Core.Payments.Reading;
using TelegramAdmin.Core.Payments.Recharging;
using TelegramAdmin.Core.Payments.Reconciling;
using TelegramAdmin.Core.Payments.Returning;

namespace TelegramAdmin.Features.Payments.Billing;

/// <summary>What somebody does about money: may they, do it, write it down. Each answers with the failure to show, or null.</summary>
public sealed class BillingActs(StaffSession session, AskRefund refund, SendPaymentLink link, JobRunner jobs, Reconcile reconcile, SettleFinding settle, ControlRecharge recharge)
{
    public async Task<Failure?> RefundAsync(Payment payment, RefundWish wish)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        var asked = await refund.RunAsync(staff.Workspace, payment.Id, wish, staff.AdminId);
        return await RecordAsync(asked, "payment.refund_asked", Name(payment),
            $"{Amounts.Money(wish.Amount, payment.Currency)}, {Numbers.Count(wish.Credits)} credits back{(wish.EndsPass ? ", pass ends" : "")}{(wish.Reason is null ? "" : $": {wish.Reason}")}");
    }

    public async Task<Failure?> SendLinkAsync(Payment payment)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        return await RecordAsync(await link.RunAsync(staff.Workspace, payment.Id, staff.AdminId), "payment.link_sent", Name(payment));
    }

    /// <summary>Compares the books now, of the whole installation.</summary>
    /// <returns>What came of it; null where there was nothing to compare, or it is under way already.</returns>
    public async Task<string?> CompareAsync()
    {
        await session.RequireAtHomeAsync(AdminRole.Admin);
        var summary = await jobs.RunAsync(reconcile.Name);
        await session.RecordAsync("payments.compared", "Stripe and Telegram Stars", summary);
        return summary;
    }

    public async Task<Failure?> RepairAsync(ReconciliationFinding finding)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        return await RecordAsync(await settle.RepairAsync(staff.Workspace, finding.Id, staff.AdminId), "finding.repaired", finding.Reference, FindingWords.Title(finding.Kind));
    }

    public async Task<Failure?> DismissAsync(ReconciliationFinding finding)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        return await RecordAsync(await settle.DismissAsync(staff.Workspace, finding.Id, staff.AdminId), "finding.dismissed", finding.Reference, FindingWords.Title(finding.Kind));
    }

    public async Task<Failure?> SwitchOffAsync(RechargeLine line)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        return await RecordAsync(await recharge.SwitchOffAsync(staff.Workspace, line.Recharge.AccountId), "auto_recharge.switched_off", Name(line));
    }

    public async Task<Failure?> TryNowAsync(RechargeLine line)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        return await RecordAsync(await recharge.TryNowAsync(staff.Workspace, line.Recharge.AccountId), "auto_recharge.tried", Name(line));
    }

    private async Task<Failure?> RecordAsync<T>(Result<T> done, string action, string target, string? details = null)
    {
        if (done.IsOk)
            await session.RecordAsync(action, target, details);
        return done.Failure;
    }

    private static string Name(Payment payment) => $"payment {payment.Id.ToString(CultureInfo.InvariantCulture)} of {payment.TelegramUserId.ToString(CultureInfo.InvariantCulture)}";

    private static string Name(RechargeLine line) => $"{line.Person.Name} ({line.Person.TelegramUserId.ToString(CultureInfo.InvariantCulture)})";
}
