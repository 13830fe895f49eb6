using TelegramAdmin.Core.Channels.Accounts;

namespace TelegramAdmin.Core.Channels.Figures.Listing;

/// <summary>A channel and how it stands.</summary>
/// <param name="Posts">How many posts of it are kept: no notes of the channel itself, and none that were deleted.</param>
/// <param name="OldestAt">When the oldest kept post was posted.</param>
/// <param name="AccountEnd">The last digits of the number that reads it.</param>
/// <param name="WaitsUntil">Until when Telegram wants no requests of that account.</param>
public sealed record ChannelRow(
    TrackedChannel Channel, int Posts, DateTimeOffset? OldestAt, string? AccountName, string? AccountEnd, AccountState? AccountState, DateTimeOffset? WaitsUntil, string? AccountTrouble);
