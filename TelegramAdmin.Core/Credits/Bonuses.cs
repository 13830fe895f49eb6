using System.Globalization;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits;

/// <summary>Credits that nobody pays for: each kind once for a person, whatever is replayed or pressed twice. The account must be open.</summary>
public sealed class Bonuses(Ledger ledger, SettingsStore settings, TimeProvider time)
{
    /// <summary>For whoever went through the tutorial.</summary>
    /// <returns>How many came in now; 0 where they had come before.</returns>
    public Task<long> GiveForTutorialAsync(AppDbContext db, CreditAccount account, BotId bot) =>
        GiveAsync(db, account, EntryKind.Bonus, CreditSettings.TutorialBonus, Once("tutorial", account), "Tutorial", bot);

    /// <summary>For a person who came by somebody's link.</summary>
    /// <returns>How many came in now; 0 where they had come before.</returns>
    public Task<long> GiveToGuestAsync(AppDbContext db, CreditAccount account, BotId bot) =>
        GiveAsync(db, account, EntryKind.Referral, CreditSettings.ReferralForGuest, Once("guest", account), "Invited", bot);

    private async Task<long> GiveAsync(AppDbContext db, CreditAccount account, EntryKind kind, Setting<int> setting, string source, string note, BotId bot)
    {
        var values = await settings.OfAsync(account.WorkspaceId);
        if (values.Get(setting) is not (> 0 and var amount))
            return 0;
        var draft = new EntryDraft(kind, amount, source) { Note = note, BotId = bot };
        var posted = await ledger.GrantAsync(db, account, draft, WelcomeCredits.BonusEnd(values, time.GetUtcNow()));
        return posted is { IsOk: true, Value.IsNew: true } ? amount : 0;
    }

    private static string Once(string what, CreditAccount account) => string.Create(CultureInfo.InvariantCulture, $"{what}:{account.Id}");
}
