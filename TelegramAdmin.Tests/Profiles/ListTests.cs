using TelegramAdmin.Components;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Profiles.Listing;
using TelegramAdmin.Core.Profiles.Tagging;
using TelegramAdmin.Core.Profiles.Views;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Exports;
using TelegramAdmin.Features.Users.List;
using TelegramAdmin.Tests.Audiences;
using TelegramAdmin.Tests.Payments;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Profiles;

/// <summary>The list of people: found, sorted, paged by key, counted, taken home.</summary>
public sealed class ListTests
{
    [Theory, OnBothDatabases]
    public async Task EachOrder_PagesThroughEverybodyOnce_BothWays(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var crowd = await Crowd.GatherAsync(app);
        await crowd.GiveAsync("Ana", 100);
        await crowd.GiveAsync("Ben", 7);
        await app.AddPaymentAsync(crowd.Alpha, crowd["Dan"].Id, PaymentState.Granted);
        var reader = app.Service<PeopleReader>();

        foreach (var sort in Enum.GetValues<PeopleSort>())
        {
            foreach (var isDescending in new[] { true, false })
            {
                var filter = new PeopleFilter { Sort = sort, IsDescending = isDescending };
                var whole = await NamesAsync(reader, filter);
                var paged = await PagedAsync(reader, filter with { Size = 1 });

                Assert.Equal(["Ana", "Ben", "Cleo", "Dan"], whole.Order(StringComparer.Ordinal));
                Assert.Equal(whole, paged);
                Assert.Equal(whole, (await NamesAsync(reader, filter with { IsDescending = !isDescending })).Reverse());
            }
        }
        Assert.Equal("Ana Ben", string.Join(' ', (await NamesAsync(reader, new PeopleFilter { Sort = PeopleSort.Credits })).Take(2)));
        Assert.Equal("Dan", (await NamesAsync(reader, new PeopleFilter { Sort = PeopleSort.Spent }))[0]);
        Assert.Equal("Dan", (await NamesAsync(reader, new PeopleFilter { Sort = PeopleSort.Spent, IsDescending = false }))[^1]);
    }

    [Theory, OnBothDatabases]
    public async Task Words_FindNamesUsernamesAndIds_AndConditionsHoldBesides(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var crowd = await Crowd.GatherAsync(app);
        var reader = app.Service<PeopleReader>();
        Assert.Null((await app.Service<TagBook>().PutAsync(WorkspaceId.Default, crowd["Dan"].Id, "  VIP ", Crowd.Olga)).Failure);

        Assert.Equal("Ana", await FoundAsync("ANA_r"));
        Assert.Equal("Dan", await FoundAsync("who"));
        Assert.Equal("Ben", await FoundAsync("@ben_b"));
        Assert.Equal("Cleo", await FoundAsync(crowd["Cleo"].Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal("", await FoundAsync("100%"));
        Assert.Equal("Dan", await FoundAsync("", Audience.Where(AudienceField.Tag, Comparison.Is, "vip")));
        Assert.Equal("Ana Ben Cleo", await FoundAsync("", Audience.Where(AudienceField.Tag, Comparison.IsNot, "vip")));
        Assert.Equal("", await FoundAsync("ana", Audience.Where(AudienceField.Tag, Comparison.Is, "vip")));
        Assert.Equal(new AudienceCount(1, 0), (await reader.CountAsync(WorkspaceId.Default, new PeopleFilter { Search = "cleo" })).Value);
        var row = Assert.Single((await reader.PageAsync(WorkspaceId.Default, new PeopleFilter { Search = "cleo" })).Value.Rows);
        Assert.Equal((PersonState.Unreachable, "beta_bot"), (row.State, Assert.Single(row.Bots)));

        async Task<string> FoundAsync(string words, params Audience[] conditions)
        {
            var filter = new PeopleFilter { Search = words, Audience = conditions.Length == 0 ? Audience.Everybody : Audience.All(conditions) };
            var names = (await NamesAsync(reader, filter)).Order(StringComparer.Ordinal).ToList();
            Assert.Equal(names.Count, (await reader.CountAsync(WorkspaceId.Default, filter)).Value.People);
            return string.Join(' ', names);
        }
    }

    [Theory, OnBothDatabases]
    public async Task ColumnsAndFilters_AreKeptForEachMember_AndTheTableIsTakenHomeAsItIsFiltered(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var crowd = await Crowd.GatherAsync(app);
        var views = app.Service<PeopleViews>();

        await views.ChooseColumnsAsync(WorkspaceId.Default, 1, ["state", "bots"]);
        await views.ChooseColumnsAsync(WorkspaceId.Default, 1, ["bots"]);
        Assert.Equal(["bots"], await views.ColumnsAsync(WorkspaceId.Default, 1));
        Assert.Null(await views.ColumnsAsync(WorkspaceId.Default, 2));
        Assert.Null((await views.SaveAsync(WorkspaceId.Default, 1, "Spanish", "f.language=is%3Aes")).Failure);
        Assert.Null((await views.SaveAsync(WorkspaceId.Default, 1, "spanish", "q=ana")).Failure);
        Assert.Equal("q=ana", Assert.Single(await views.ReadAsync(WorkspaceId.Default, 1)).Query);
        Assert.Empty(await views.ReadAsync(WorkspaceId.Default, 2));
        await views.RemoveAsync(WorkspaceId.Default, 2, 1);
        Assert.Single(await views.ReadAsync(WorkspaceId.Default, 1));

        var export = app.Service<IEnumerable<ITableExport>>().Single(e => e.Name == "users");
        var query = new Microsoft.AspNetCore.Http.QueryCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues> { ["f.language"] = "is:es" });
        var table = await export.OpenAsync(WorkspaceId.Default, query, default);
        Assert.NotNull(table);
        var rows = new List<IReadOnlyList<object?>>();
        await foreach (var row in table.Rows)
            rows.Add(row);
        Assert.Equal(2, table.Count);
        Assert.Equal([crowd["Ana"].Id, crowd["Dan"].Id], rows.Select(r => (long)r[0]!).Order());
        Assert.All(rows, r => Assert.Equal(table.Columns.Count, r.Count));
    }

    [Fact]
    public void AnAddress_SaysItsFilters_AndWhatCannotBeReadIsLeftOut()
    {
        Audience[] conditions = [Audience.Where(AudienceField.Language, Comparison.Is, "es", "pt-br"), Audience.Where(AudienceField.Attribute, Comparison.Contains, "a,b c") with { Name = "city" }];
        var place = PeoplePlace.Read("http://localhost" + PeopleAt.With(conditions) + "&q=ana&sort=credits&open=7&cursor=12.9&f.nothing=is%3A1");

        Assert.Equal(conditions.Select(c => c.ToJson()), place.Conditions.Select(c => c.ToJson()));
        Assert.Equal(("ana", "credits", 7L), (place.Search, place.Sort, place.Open));
        var filter = place.ToFilter(null);
        Assert.Equal((PeopleSort.Credits, false, new PeopleCursor(12, 9)), (filter.Sort, filter.IsDescending, filter.After));
        Assert.Equal(place.Query, PeoplePlace.Read("http://localhost/users?" + place.Query).Query);
        Assert.Equal(PeopleAt.Page, new PeoplePlace().With([]));
        Assert.Null(PeopleCursor.Read("12"));
        Assert.Null(PeopleCursor.Read("a.b"));
        Assert.Equal(new PeopleCursor(null, 5), PeopleCursor.Read("x.5"));
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(PeopleReader reader, PeopleFilter filter) =>
        [.. (await reader.PageAsync(WorkspaceId.Default, filter)).Value.Rows.Select(r => r.Name.Split(' ')[0])];

    private static async Task<IReadOnlyList<string>> PagedAsync(PeopleReader reader, PeopleFilter filter)
    {
        var names = new List<string>();
        for (var at = filter; ;)
        {
            var page = (await reader.PageAsync(WorkspaceId.Default, at)).Value;
            names.AddRange(page.Rows.Select(r => r.Name.Split(' ')[0]));
            if (page.Next is null)
                return names;
            at = at with { After = PeopleCursor.Read(page.Next.ToString()) };
        }
    }
}
