using System.Globalization;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Managing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Features.Credits;

/// <summary>What somebody does to a person's account: may they, do it, write it down.</summary>
public sealed class AccountActs(StaffSession session, SettingsStore settings, CorrectCredits correct, GivePass pass, MoveToTier tier, Localizer words)
{
    /// <summary>An operator may add, and no more at once than the workspace lets them; the rest takes an admin.</summary>
    public async Task<Result<Posted>> CorrectAsync(long telegramUserId, CreditCorrection correction)
    {
        var staff = await session.RequireAsync(AdminRole.Operator);
        if (!staff.MayManage && correction.Amount > await LargestGiftAsync(staff))
            return new Failure(FailureKind.Forbidden, "credits_not_allowed", words["Nothing was changed. Operators may add up to {0} credits at once. Ask an admin for more.", Numbers.Count(await LargestGiftAsync(staff))], "amount");
        if (!staff.MayManage && correction.Kind != CorrectionKind.Add)
            return new Failure(FailureKind.Forbidden, "credits_not_allowed", words["Nothing was changed. Operators may add credits; taking them away is for admins."], "kind");
        var done = await correct.RunAsync(staff.Workspace, telegramUserId, correction, staff.AdminId);
        if (done.TryGet(out var posted, out _) && posted.IsNew)
            await session.RecordAsync("credits.corrected", Name(telegramUserId), $"{Verb(correction)}, {Numbers.Count(posted.Balance)} after it: {correction.Reason}");
        return done;
    }

    /// <summary>How many credits this member of the team may add at once.</summary>
    public async Task<long> LargestGiftAsync()
    {
        var staff = await session.GetAsync();
        return staff.MayManage ? EntryDraft.LargestAmount : staff.MayAnswer ? await LargestGiftAsync(staff) : 0;
    }

    public async Task<Failure?> GivePassAsync(long telegramUserId, int length, PassUnit unit, string reason, string requestId)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        var done = await pass.RunAsync(staff.Workspace, telegramUserId, length, unit, reason, requestId);
        if (done.IsOk)
            await session.RecordAsync("pass.given", Name(telegramUserId), $"{PassWords.Length(length, unit)}: {reason}");
        return done.Failure;
    }

    public async Task<Failure?> EndPassAsync(long telegramUserId, AccessPass given)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        var done = await pass.EndAsync(staff.Workspace, telegramUserId, given.Id);
        if (done.IsOk)
            await session.RecordAsync("pass.ended", Name(telegramUserId), given.Name);
        return done.Failure;
    }

    public async Task<Failure?> MoveAsync(long telegramUserId, long? tierId)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        var done = await tier.RunAsync(staff.Workspace, telegramUserId, tierId);
        if (done.TryGet(out var moved, out _))
            await session.RecordAsync("tier.changed", Name(telegramUserId), $"{moved.Before ?? "usual"} → {moved.After ?? "usual"}");
        return done.Failure;
    }

    private async Task<long> LargestGiftAsync(Staff staff) => await settings.GetAsync(staff.Workspace, CreditSettings.OperatorsMayGive);

    private static string Verb(CreditCorrection correction) => correction.Kind switch
    {
        CorrectionKind.Add => $"added {Numbers.Count(correction.Amount)}",
        CorrectionKind.Remove => $"removed {Numbers.Count(correction.Amount)}",
        _ => $"set to {Numbers.Count(correction.Amount)}",
    };

    private static string Name(long telegramUserId) => $"person {telegramUserId.ToString(CultureInfo.InvariantCulture)}";
}
