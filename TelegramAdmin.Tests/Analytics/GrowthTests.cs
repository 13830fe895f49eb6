using TelegramAdmin.Components;
using TelegramAdmin.Core.Analytics.Growth;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Analytics;

/// <summary>Growth, counted by hand and by plain questions, and the people behind each number.</summary>
public sealed class GrowthTests
{
    [Theory, OnBothDatabases]
    public async Task Growth_OfASmallWorkspace_IsWhatWasCountedByHand_AndEachNumberHasItsPeople(DatabaseProvider provider)
    {
        await using var small = await SmallWorkspace.OpenAsync(provider);

        var figures = await small.App.Service<GrowthReader>().ReadAsync(WorkspaceId.Default, new GrowthFilter(small.Month));

        Assert.Equal((5, 1, 6, 2, 4, 6, 2), (figures.New.People, figures.NewBefore!.People, figures.Known.People, figures.ActiveDay.People, figures.ActiveWeek.People, figures.ActiveMonth.People, figures.Blocked.People));
        Assert.Equal(await small.AskAsync("SELECT COUNT(*) FROM people WHERE first_seen_at >= " + Text(provider, small.Month.Start)), figures.New.People);
        Assert.Equal(await small.AskAsync("SELECT COUNT(*) FROM people WHERE is_reachable = FALSE"), figures.Blocked.People);
        Assert.Equal([(4, 1), (12, 1), (19, 1), (21, 1), (27, 1)], figures.Days.Select((count, day) => (day, count)).Where(d => d.count > 0));
        Assert.Equal([(8, 1)], figures.DaysBefore!.Select((count, day) => (day, count)).Where(d => d.count > 0));
        Assert.Equal(7, figures.ActiveDays.Sum());
        Assert.Equal([("es", 2), (null, 2), ("en", 1)], figures.Languages.Select(g => (g.Key, g.Figure.People)).OrderByDescending(g => g.People).ThenByDescending(g => g.Key, StringComparer.Ordinal));
        Assert.Equal([("ads", 2), (null, 2), ("qr", 1)], figures.Sources.Select(g => (g.Key, g.Figure.People)).OrderByDescending(g => g.People).ThenByDescending(g => g.Key == "ads"));
        Assert.Equal([("false", 4), ("true", 1)], figures.Premium.Select(g => (g.Key, g.Figure.People)));
        foreach (var figure in Figures(figures))
            Assert.Equal(figure.People, await BehindAsync(small, PeopleAt.With(figure.Who)));
    }

    private static IEnumerable<PeopleFigure> Figures(GrowthFigures f) =>
    [
        f.New, f.NewBefore!, f.Known, f.ActiveDay, f.ActiveWeek, f.ActiveMonth, f.Blocked, .. f.Languages.Concat(f.Countries).Concat(f.Premium).Concat(f.Sources).Select(g => g.Figure),
    ];

    // As the page of people reads its address.
    private static async Task<long> BehindAsync(SmallWorkspace small, string address)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(new Uri("http://here"), address).Query);
        var conditions = PeopleAt.Read(query.SelectMany(p => p.Value.Select(value => KeyValuePair.Create(p.Key, value!))));
        return (await small.App.Service<AudienceReader>().CountAsync(WorkspaceId.Default, Audience.All([.. conditions]))).Value.People;
    }

    private static string Text(DatabaseProvider provider, DateTimeOffset at) => provider == DatabaseProvider.Sqlite ? $"{at.ToUnixTimeMilliseconds() * 1000}" : $"'{at:yyyy-MM-dd HH:mm:ss}+00'";
}
