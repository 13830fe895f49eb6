using System.Globalization;
using TelegramAdmin.Components;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics.Revenue;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Analytics.Periods;
using TelegramAdmin.Features.Analytics.Sheets;

namespace TelegramAdmin.Features.Analytics.Revenue;

/// <summary>The tables of Revenue.</summary>
internal sealed class RevenueSheets(RevenueFigureReader revenue, RevenueAt at) : IFigureSheets
{
    public const string Days = "revenue-days";

    private const string Empty = "Nothing was paid in these days.";

    public static IReadOnlyList<string> Names { get; } = [Days, "revenue-products", "revenue-providers", "revenue-currencies", "revenue-origins", "revenue-cohorts"];

    public async Task<IReadOnlyList<FigureSheet>> ReadAsync(WorkspaceId workspace, PeriodQuery query, IQueryCollection further, CancellationToken cancellation) =>
        Of(await revenue.ReadAsync(workspace, await at.ToFilterAsync(workspace, query, further["currency"])), query);

    public static IReadOnlyList<FigureSheet> Of(RevenueFigures figures, PeriodQuery query)
    {
        var currency = figures.Filter.Currency;
        var ours = figures.Groups.Where(g => g.Currency == currency).ToList();
        return
        [
            new(Days, "Day by day", ["Day", "Paid"], [.. figures.Filter.Period.Days.Select((day, i) => (IReadOnlyList<FigureCell>)[new(day, day.ToString("d MMM yyyy", CultureInfo.CurrentCulture)), FigureCell.Money(figures.Days[i], currency)])], Empty),
            Groups(Names[1], "By product", "Product", ours.GroupBy(g => g.ProductId), g => FigureCell.Named(g.First().Product), g => RevenueAt.RowsOf(query, currency, product: g.Key)),
            Groups(Names[2], "By provider", "Paid with", ours.GroupBy(g => g.Provider), g => FigureCell.Said(RevenueWords.Provider(g.Key)), g => RevenueAt.RowsOf(query, currency, provider: g.Key)),
            Groups(Names[3], "By currency", "Currency", figures.Groups.GroupBy(g => g.Currency), g => FigureCell.Of(g.Key), g => RevenueAt.RowsOf(query, g.Key)),
            Groups(Names[4], "By origin", "Origin", ours.GroupBy(g => g.Origin), g => FigureCell.Said(RevenueWords.Origin(g.Key)), g => RevenueAt.RowsOf(query, currency, origin: g.Key)),
            new(Names[5], "Lifetime value by month of the start", ["Started in", "People", "Payers", "Paid, refunds taken off", "For each person", "For each payer"], [.. figures.Cohorts.Reverse().Select(c => Cohort(c, query, currency))], "Nobody started in the last twelve months."),
        ];
    }

    private static FigureSheet Groups<TKey>(string name, string title, string column, IEnumerable<IGrouping<TKey, RevenueGroup>> groups, Func<IGrouping<TKey, RevenueGroup>, FigureCell> words, Func<IGrouping<TKey, RevenueGroup>, string> href) =>
        new(name, title, [column, "Payments", "Paid", "Refunded since"],
            [.. groups.OrderByDescending(g => g.Sum(x => x.Paid)).Select(g => (IReadOnlyList<FigureCell>)
            [
                words(g), FigureCell.Of(g.Sum(x => x.Payments), href(g)), FigureCell.Money(g.Sum(x => x.Paid), g.First().Currency, href(g)), FigureCell.Money(g.Sum(x => x.Refunded), g.First().Currency),
            ])], Empty);

    private static IReadOnlyList<FigureCell> Cohort(RevenueCohort cohort, PeriodQuery query, string currency)
    {
        var rows = RevenueAt.RowsOf(query, currency, RevenueKind.Cohort, cohort: cohort.Month);
        return
        [
            new(cohort.Month, cohort.Month.ToString("MMMM yyyy", CultureInfo.CurrentCulture)),
            FigureCell.Of(cohort.People, PeopleAt.With(Audience.Where(AudienceField.Started, Comparison.From, Day(cohort.Month)), Audience.Where(AudienceField.Started, Comparison.Until, Day(cohort.Month.AddMonths(1))))),
            FigureCell.Of(cohort.Payers, rows),
            FigureCell.Money(cohort.Net, currency, rows),
            cohort.People == 0 ? FigureCell.None : FigureCell.Money(Each(cohort.Net, cohort.People), currency),
            cohort.Payers == 0 ? FigureCell.None : FigureCell.Money(Each(cohort.Net, cohort.Payers), currency),
        ];
    }

    /// <summary>So much for each, in the smallest unit.</summary>
    public static long Each(long sum, long count) => count == 0 ? 0 : (long)Math.Round((decimal)sum / count, MidpointRounding.AwayFromZero);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
