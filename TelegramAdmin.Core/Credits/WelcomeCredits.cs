using System.Globalization;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits;

/// <summary>The free credits of a new person: once ever, at the first start or the first message, whichever comes first.</summary>
public sealed class WelcomeCredits(Ledger ledger, SettingsStore settings, TimeProvider time)
{
    /// <returns>How many were given now; 0 for somebody who had theirs.</returns>
    public async Task<long> GrantAsync(AppDbContext db, CreditAccount account, BotId bot)
    {
        if (account.Granted > 0)
            return 0;
        var values = await settings.OfAsync(account.WorkspaceId);
        if (values.Get(CreditSettings.FreeCredits) is not (> 0 and var amount))
            return 0;
        var draft = new EntryDraft(EntryKind.Bonus, amount, string.Create(CultureInfo.InvariantCulture, $"free:{account.Id}")) { Note = "Free credits for a new person", BotId = bot };
        var posted = await ledger.GrantAsync(db, account, draft, BonusEnd(values, time.GetUtcNow()));
        return posted is { IsOk: true, Value.IsNew: true } ? amount : 0;
    }

    /// <summary>When bonus credits given now end; null for never.</summary>
    public static DateTimeOffset? BonusEnd(SettingValues values, DateTimeOffset now) =>
        values.Get(CreditSettings.BonusLastsDays) is > 0 and var days ? now.AddDays(days) : null;
}
