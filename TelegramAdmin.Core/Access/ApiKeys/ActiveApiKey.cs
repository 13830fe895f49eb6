using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access.ApiKeys;

/// <summary>What a presented key may do, in memory. Holds nothing secret.</summary>
public sealed class ActiveApiKey(ApiKey row)
{
    public long Id => row.Id;

    public WorkspaceId WorkspaceId => row.WorkspaceId;

    public string Name => row.Name;

    public DateTimeOffset CreatedAt => row.CreatedAt;

    public ApiScopes Scopes { get; } = ApiScopeWords.Parse(row.Scopes) ?? ApiScopes.None;

    /// <summary>The bots that it may use; null for every bot of its workspace.</summary>
    public IReadOnlySet<BotId>? Bots { get; } = row.Bots?.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(b => BotId.Parse(b, null)).ToHashSet();

    public int? RatePerSecond => row.RatePerSecond;

    public DateTimeOffset? ExpiresAt => row.ExpiresAt;

    public bool Allows(ApiScopes scope) => Scopes.HasFlag(ApiScopes.Admin) || Scopes.HasFlag(scope);

    public bool Allows(BotId bot) => Bots is null || Bots.Contains(bot);
}
