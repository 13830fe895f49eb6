using System.Globalization;
using TelegramAdmin.Components;
using TelegramAdmin.Core.Analytics.Behaviour;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Features.Analytics.Conversations;
using TelegramAdmin.Features.Analytics.Periods;

namespace TelegramAdmin.Features.Analytics.Behaviour;

/// <summary>The addresses of behaviour and its rows, written and read.</summary>
internal static class BehaviourAt
{
    public const string Page = "/analytics/behaviour";

    public const string People = Page + "/people";

    public const string Uses = Page + "/uses";

    /// <summary>In an address: who came without a link.</summary>
    public const string NoLink = "-";

    private const string Monthly = "month";

    public static BehaviourFilter ToFilter(PeriodQuery query, string? link, string? by, DateTimeOffset now) => new(query.At(now), link == NoLink ? "" : string.IsNullOrEmpty(link) ? null : link.ToLowerInvariant(), query.BotId, by == Monthly);

    /// <summary>Whom a step means; what an audience can say leads to Users.</summary>
    /// <param name="link">Empty for no link, null for all.</param>
    public static string StepHref(BehaviourFilter filter, PeriodQuery query, FunnelStep step, string? link) =>
        step is FunnelStep.UsedUp or FunnelStep.Checkout
            ? query.Href(People, ("step", step.ToString().ToLowerInvariant()), ("link", link is "" ? NoLink : link))
            : PeopleAt.With([.. Started(filter.Period.Start, filter.Period.End), .. LinkOf(link), .. BotOf(filter), .. BoughtOf(step)]);

    public static string CohortHref(BehaviourFilter filter, DateOnly start) => PeopleAt.With([.. Started(Moment(start), Moment(filter.IsMonthly ? start.AddMonths(1) : start.AddDays(7))), .. BotOf(filter)]);

    public static string CellHref(BehaviourFilter filter, PeriodQuery query, DateOnly start, int after) =>
        query.Href(People, ("cohort", FigureQuery.Text(start)), ("after", after.ToString(CultureInfo.InvariantCulture)), ("by", filter.IsMonthly ? Monthly : null));

    public static string UseHref(PeriodQuery query, string word, bool isButton) => query.Href(Uses, (isButton ? "button" : "command", word));

    public static PeopleRows ToRows(PeriodQuery query, DateTimeOffset now, Func<string, string?> further) => new(
        ToFilter(query, further("link"), further("by"), now),
        Enum.GetValues<FunnelStep>().FirstOrDefault(s => string.Equals(s.ToString(), further("step"), StringComparison.OrdinalIgnoreCase), FunnelStep.Started),
        FigureQuery.Date(further("cohort")),
        int.TryParse(further("after"), NumberStyles.None, CultureInfo.InvariantCulture, out var after) && after <= 100 ? after : 0);

    private static Audience[] Started(DateTimeOffset from, DateTimeOffset to) => [Audience.Where(AudienceField.Started, Comparison.From, Text(from)), Audience.Where(AudienceField.Started, Comparison.Until, Text(to))];

    private static Audience[] LinkOf(string? link) => link switch { null => [], "" => [Audience.Where(AudienceField.StartLink, Comparison.Missing)], _ => [Audience.Where(AudienceField.StartLink, Comparison.Is, link)] };

    private static Audience[] BotOf(BehaviourFilter filter) => filter.Bot is { } bot ? [Audience.Where(AudienceField.Bot, Comparison.Is, bot.ToString())] : [];

    private static Audience[] BoughtOf(FunnelStep step) => step switch
    {
        FunnelStep.Bought => [Audience.Where(AudienceField.Purchases, Comparison.AtLeast, "1")],
        FunnelStep.BoughtAgain => [Audience.Where(AudienceField.Purchases, Comparison.AtLeast, "2")],
        _ => [],
    };

    private static DateTimeOffset Moment(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
