using System.Globalization;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Acting.Deeds;

/// <summary>Puts a person into another tier.</summary>
internal sealed class TierDeed(Ledger ledger, EventBus events) : IBulkDeed
{
    public IReadOnlyList<BulkActKind> Kinds { get; } = [BulkActKind.Tier];

    public Task<BulkOutcome> DoAsync(AppDbContext db, BulkAct act, long telegramUserId) => MoveAsync(db, act, telegramUserId, act.Value);

    public Task<BulkOutcome> UndoAsync(AppDbContext db, BulkAct act, long telegramUserId, string? before) => MoveAsync(db, act, telegramUserId, before ?? "");

    private async Task<BulkOutcome> MoveAsync(AppDbContext db, BulkAct act, long telegramUserId, string wanted)
    {
        long? tier = wanted.Length == 0 ? null : long.Parse(wanted, CultureInfo.InvariantCulture);
        var account = await ledger.OpenAsync(db, act.WorkspaceId, telegramUserId);
        if (account.TierId == tier)
            return BulkOutcome.Unchanged;
        var before = account.TierId?.ToString(CultureInfo.InvariantCulture) ?? "";
        account.TierId = tier;
        db.AfterCommit(() => events.Publish(new CreditsChanged(act.WorkspaceId, telegramUserId)));
        return BulkOutcome.Done(before);
    }
}
