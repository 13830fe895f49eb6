namespace TelegramAdmin.Core.Channels.Collecting.Following;

/// <summary>A channel that somebody wants followed.</summary>
/// <param name="Address">As typed: a name, a link or an invite.</param>
/// <param name="IsOwn">One's own, rather than somebody else's.</param>
/// <param name="AccountId">Which account reads it first; null for whichever has the least to do.</param>
public sealed record ChannelDraft(string Address, bool IsOwn, long? AccountId, HistoryDepth History);

/// <summary>What is to be changed; null leaves it as it is.</summary>
/// <param name="AccountId">Which account reads it from now on.</param>
public sealed record ChannelChange(bool? IsOwn = null, HistoryDepth? History = null, long? AccountId = null);
