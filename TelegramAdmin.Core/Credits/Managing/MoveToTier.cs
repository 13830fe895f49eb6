using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Credits.Managing;

/// <summary>Puts a person into another tier.</summary>
public sealed class MoveToTier(IDatabase database, Ledger ledger, EventBus events)
{
    /// <param name="tierId">Null for the default one.</param>
    /// <returns>The tier's name before and after, for the audit log.</returns>
    public Task<Result<(string? Before, string? After)>> RunAsync(WorkspaceId workspace, long telegramUserId, long? tierId) => database.WriteAsync(workspace, async db =>
    {
        if (!await People.AnyAsync(db, telegramUserId))
            return CreditErrors.PersonNotFound;
        var tiers = await db.Tiers.AsNoTracking().ToListAsync();
        if (tierId is not null && tiers.All(t => t.Id != tierId || t.ArchivedAt is not null))
            return CreditErrors.TierNotFound;
        var account = await ledger.OpenAsync(db, workspace, telegramUserId);
        var before = tiers.FirstOrDefault(t => t.Id == account.TierId)?.Name;
        account.TierId = tierId;
        db.AfterCommit(() => events.Publish(new CreditsChanged(workspace, telegramUserId)));
        return (Result<(string?, string?)>)(before, tiers.FirstOrDefault(t => t.Id == tierId)?.Name);
    });
}
