using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits;

/// <summary>The bonus for whoever brought a person, once that person has bought something: an invitation that leads to nothing earns nothing.</summary>
public sealed class RewardInviter(Ledger ledger, SettingsStore settings, TimeProvider time)
{
    public async Task RunAsync(AppDbContext db, CreditAccount guest, BotId bot)
    {
        if (guest is not { ReferredBy: { } inviterId, ReferralRewardedAt: null })
            return;
        guest.ReferralRewardedAt = time.GetUtcNow();
        var values = await settings.OfAsync(guest.WorkspaceId);
        var inviter = await db.CreditAccounts.AsNoTracking().Where(a => a.Id == inviterId).Select(a => (long?)a.TelegramUserId).FirstOrDefaultAsync();
        if (values.Get(CreditSettings.ReferralForInviter) is not (> 0 and var amount) || inviter is not { } user)
            return;
        var account = await ledger.OpenAsync(db, guest.WorkspaceId, user);
        var draft = new EntryDraft(EntryKind.Referral, amount, string.Create(CultureInfo.InvariantCulture, $"referral:{guest.Id}")) { Note = "Somebody whom you invited bought credits", BotId = bot };
        await ledger.GrantAsync(db, account, draft, WelcomeCredits.BonusEnd(values, time.GetUtcNow()));
    }
}
