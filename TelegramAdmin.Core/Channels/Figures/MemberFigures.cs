namespace TelegramAdmin.Core.Channels.Figures;

/// <summary>Members over some days.</summary>
/// <param name="Last">At the end, or now while the days are under way; null where nobody counted yet.</param>
/// <param name="Growth">Last less first; null where there are no two counts to compare, as with the two below.</param>
/// <param name="Mean">The mean of the days' last counts; days before the first count are left out.</param>
/// <param name="Joined">The sum of what was more from one count to the next: at least so many came.</param>
/// <param name="Left">The sum of what was less: at least so many went.</param>
public sealed record MemberFigures(long? Last, long? Growth, double? Mean, long? Joined, long? Left);
