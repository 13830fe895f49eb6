using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Gifts.Running;

/// <summary>
/// One person gets the gift. Part of the caller's transaction, under the account's lock; the ledger's source is the gift and the person, so
/// that it comes once however often it is tried.
/// </summary>
public sealed class HandOver(Ledger ledger, PassBook passes, TimeProvider time)
{
    /// <summary>The end of credits that never end: each gift is a lot of its own, so that what is unspent of it can be told from other credits.</summary>
    private static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <returns>Why it could not be; null where they have it.</returns>
    public async Task<Failure?> RunAsync(AppDbContext db, GiftCampaign gift, CreditAccount account, BotId? bot)
    {
        var source = gift.SourceFor(account.TelegramUserId);
        if (gift.IsPass)
        {
            await passes.GiveAsync(db, account, gift.Reason, source, start => start.AddDays(gift.PassDays));
            return null;
        }
        var draft = new EntryDraft(EntryKind.Gift, gift.Credits, source) { Note = gift.Reason, AdminId = gift.AdminId, BotId = bot };
        return (await ledger.GrantAsync(db, account, draft, gift.ExpiresAfterDays is { } days ? time.GetUtcNow().AddDays(days) : Never)).Failure;
    }
}
