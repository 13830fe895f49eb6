using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts;

/// <summary>What somebody writes of a broadcast; see <see cref="Broadcast"/> for what each means.</summary>
public sealed record BroadcastDraft
{
    public string Name { get; set; } = "";

    public Audience Audience { get; set; } = Audience.Everybody;

    /// <summary>Null for all bots of the workspace.</summary>
    public IReadOnlySet<BotId>? Bots { get; set; }

    public IReadOnlyList<BroadcastVariant> Variants { get; set; } = [];

    public BroadcastTest? Test { get; set; }

    public BroadcastTiming Timing { get; set; } = new();

    public long? CategoryId { get; set; }

    public bool IsPaid { get; set; }

    public int ErrorLimit { get; set; } = 20;
}
