using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access.ApiKeys;

/// <summary>What a key shall be: a new one, or one that is changed.</summary>
public sealed record NewApiKey(string Name, ApiScopes Scopes)
{
    /// <summary>The bots that it may use; null for every bot of the workspace.</summary>
    public IReadOnlySet<BotId>? Bots { get; init; }

    /// <summary>Requests a second; null for no limit of its own.</summary>
    public int? RatePerSecond { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    internal string? Wording => Bots is null ? null : string.Join(',', Bots.Select(b => b.Value).Order());

    /// <param name="standingExpiry">What the key has now, which may be past without being wrong.</param>
    internal async Task<Failure?> FaultAsync(AppDbContext db, DateTimeOffset now, DateTimeOffset? standingExpiry = null) => this switch
    {
        { Name.Length: > 100 } => ApiKeyErrors.NameInvalid,
        _ when string.IsNullOrWhiteSpace(Name) => ApiKeyErrors.NameInvalid,
        { Scopes: ApiScopes.None } => ApiKeyErrors.ScopesMissing,
        _ when ApiScopeWords.Parse(ApiScopeWords.Join(Scopes)) != Scopes => ApiKeyErrors.ScopeUnknown,
        { Bots.Count: 0 } => ApiKeyErrors.BotsMissing,
        { RatePerSecond: < 1 or > 10_000 } => ApiKeyErrors.RateInvalid,
        { ExpiresAt: { } at } when at <= now && at != standingExpiry => ApiKeyErrors.ExpiryPast,
        { Bots: { } bots } => await StrangerAsync(db, bots),
        _ => null,
    };

    private static async Task<Failure?> StrangerAsync(AppDbContext db, IReadOnlySet<BotId> bots)
    {
        var own = await db.Bots.Where(b => b.State != BotState.Removed).Select(b => b.Id).ToListAsync();
        return bots.Except(own).Cast<BotId?>().FirstOrDefault() is { } stranger ? ApiKeyErrors.BotUnknown(stranger) : null;
    }
}
