using TelegramAdmin.Components;
using TelegramAdmin.Core.Analytics.Growth;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Analytics.Periods;
using TelegramAdmin.Features.Analytics.Sheets;
using TelegramAdmin.Features.Audiences;

namespace TelegramAdmin.Features.Analytics.Growth;

/// <summary>The tables of Growth.</summary>
internal sealed class GrowthSheets(GrowthReader growth, TimeProvider clock) : IFigureSheets
{
    public const string Days = "growth-days";

    public static IReadOnlyList<string> Names { get; } = [Days, "growth-languages", "growth-countries", "growth-premium", "growth-sources"];

    public async Task<IReadOnlyList<FigureSheet>> ReadAsync(WorkspaceId workspace, PeriodQuery query, IQueryCollection further, CancellationToken cancellation) =>
        Of(await growth.ReadAsync(workspace, ToFilter(query, clock.GetUtcNow())));

    public static GrowthFilter ToFilter(PeriodQuery query, DateTimeOffset now) => new(query.At(now), query.ComparedWith, query.BotId);

    public static IReadOnlyList<FigureSheet> Of(GrowthFigures figures) =>
    [
        new(Days, "Day by day", ["Day", "New people", "Active people"],
            [.. figures.Period.Days.Select((day, at) => (IReadOnlyList<FigureCell>)[new(day, day.ToString("d MMM yyyy", System.Globalization.CultureInfo.CurrentCulture)), FigureCell.Of(figures.Days[at]), FigureCell.Of(figures.ActiveDays[at])])], ""),
        Groups(Names[1], "Languages", "Language", figures.Languages, figures.New.People, key => FigureCell.Said(key is null ? "Unknown" : PlaceNames.Language(key))),
        Groups(Names[2], "Countries", "Country", figures.Countries, figures.New.People, key => FigureCell.Said(key is null ? "Unknown" : PlaceNames.Country(key))),
        Groups(Names[3], "Telegram Premium", "Premium", figures.Premium, figures.New.People, key => FigureCell.Said(key == "true" ? "With Premium" : "Without Premium")),
        Groups(Names[4], "Where they came from", "Start link", figures.Sources, figures.New.People, key => key is null ? FigureCell.Said("No start link") : FigureCell.Of(key)),
    ];

    private static FigureSheet Groups(string name, string title, string column, IReadOnlyList<PeopleGroup> groups, long all, Func<string?, FigureCell> words) => new(name, title, [column, "New people", "Share"],
        [.. groups.Select(g => (IReadOnlyList<FigureCell>)[words(g.Key), FigureCell.Of(g.Figure.People, PeopleAt.With(g.Figure.Who)), FigureCell.Share(g.Figure.People, all)])], "Nobody came in these days.");
}
