using TelegramAdmin.Core.Channels.Figures.Hours;
using TelegramAdmin.Core.Channels.Figures.Periods;
using TelegramAdmin.Core.Channels.Posts;

namespace TelegramAdmin.Core.Channels.Figures;

/// <summary>All figures of a channel over a period.</summary>
/// <param name="Series">The channel's line, and what it is compared with on the page.</param>
/// <param name="GainedByHour">Views that came in each hour of the day, of an average day; empty where nothing was counted.</param>
public sealed record ChannelFigures(
    ChannelSeries Series, BestHours Hours, IReadOnlyList<double> GainedByHour, IReadOnlyList<PostGroup<PostKind>> Kinds, IReadOnlyList<PostGroup<TextLengths>> Lengths, Rhythm Rhythm, RankedPosts Ranked);

/// <summary>The numbers of a channel, step by step.</summary>
/// <param name="Before">Of as many days before, up to the same time of the last one while the period is under way.</param>
/// <param name="Days">One for each of <see cref="Steps"/>.</param>
public sealed record ChannelSeries(TrackedChannel Channel, ChannelPeriod Period, IReadOnlyList<PeriodStep> Steps, ChannelTotals Now, ChannelTotals Before, IReadOnlyList<ChannelTotals> Days);

/// <summary>Posts of one sort.</summary>
public sealed record PostGroup<T>(T Key, int Posts, double? Views, double? Engagement) where T : struct;
