using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits.Charging;

/// <summary>The tiers of each workspace, read on every message and so kept in memory.</summary>
public sealed class TierBook : IDisposable
{
    private readonly WorkspaceCache<IReadOnlyList<TierRules>> _known;
    private readonly IDatabase _database;
    private readonly IDisposable _subscription;

    public TierBook(IDatabase database, EventBus events)
    {
        (_database, _known) = (database, new(ReadAsync));
        _subscription = events.Keep<TiersChanged, IReadOnlyList<TierRules>>(_known);
    }

    /// <param name="tierId">Null, or a tier that is gone, for the default one.</param>
    public async ValueTask<TierRules> OfAsync(WorkspaceId workspace, long? tierId)
    {
        var tiers = await _known.GetAsync(workspace);
        return tiers.FirstOrDefault(t => t.Id == tierId) ?? tiers.FirstOrDefault(t => t.IsDefault) ?? TierRules.Usual;
    }

    public void Dispose() => _subscription.Dispose();

    private async Task<IReadOnlyList<TierRules>> ReadAsync(WorkspaceId workspace)
    {
        await using var db = _database.Read(workspace);
        return [.. (await db.Tiers.Where(t => t.ArchivedAt == null || t.IsDefault).ToListAsync()).Select(TierRules.Of)];
    }
}

/// <summary>A tier, ready to be asked.</summary>
public sealed record TierRules(long? Id, string Name, bool IsDefault, MessagePrices Prices, TierPermissions Permissions, int BonusPercent)
{
    /// <summary>What holds where a workspace has no tier of its own: one message, one credit, nothing forbidden.</summary>
    public static TierRules Usual { get; } = new(null, "Standard", true, MessagePrices.Usual, TierPermissions.All, 0);

    public static TierRules Of(Tier tier) => new(tier.Id, tier.Name, tier.IsDefault, MessagePrices.Read(tier.Prices), tier.Permissions, tier.BonusPercent);

    public bool Allows(TierPermissions permission) => Permissions.HasFlag(permission);
}
