using System.Collections.Frozen;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Webhooks.Endpoints;

/// <summary>An endpoint that is on, in memory. Its secrets stay encrypted.</summary>
public sealed class ActiveEndpoint(WebhookEndpoint row)
{
    private readonly FrozenSet<string>? _types = row.EventTypes?.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
    private readonly FrozenSet<BotId>? _bots = row.Bots?.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(b => BotId.Parse(b, null)).ToFrozenSet();

    public long Id => row.Id;

    public WorkspaceId WorkspaceId => row.WorkspaceId;

    public Uri Url { get; } = new(row.Url);

    public bool Wants(string type, BotId bot) => (_types?.Contains(type) ?? true) && (_bots?.Contains(bot) ?? true);

    /// <summary>Whether it asked for this type by name: what concerns no bot is told to nobody who did not.</summary>
    public bool Names(string type) => _types?.Contains(type) == true;

    /// <summary>The encrypted secrets that sign at this moment.</summary>
    internal IEnumerable<string> ProtectedSecrets(DateTimeOffset at) =>
        row is { ProtectedOldSecret: { } old, OldSecretUntil: { } until } && at < until ? [row.ProtectedSecret, old] : [row.ProtectedSecret];
}
