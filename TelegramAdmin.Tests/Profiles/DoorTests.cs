using System.Net;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Api;
using TelegramAdmin.Tests.Audiences;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Profiles;

/// <summary>People by the door: pages as they come from the server, and what programs read.</summary>
public sealed class DoorTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    [Fact]
    public async Task TheListAndAProfile_ShowWhoIsThere_AndOffersOnlyWhatARoleMay()
    {
        var app = staffed.App;
        var crowd = await Crowd.GatherAsync(app);
        using var viewer = await staffed.SignedInAsync(AdminRole.Viewer);
        using var admin = await staffed.SignedInAsync(AdminRole.Admin);

        var list = await viewer.OpenAsync("/users");
        Assert.Equal(HttpStatusCode.OK, list.Status);
        Assert.All(new[] { "Ana", "Ben", "Cleo", "Dan Who" }, name => Assert.Contains(name, list.Words, StringComparison.Ordinal));
        Assert.DoesNotContain("Choose Ana", list.Html, StringComparison.Ordinal);
        var spanish = await admin.OpenAsync("/users?f.language=is:es&open=" + crowd["Ana"].Id);
        Assert.Contains("Choose Ana", spanish.Html, StringComparison.Ordinal);
        Assert.Contains("2 people", spanish.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Cleo", spanish.Words, StringComparison.Ordinal);
        Assert.Contains("Clear filters", (await viewer.OpenAsync("/users?f.label=is:abc")).Words, StringComparison.Ordinal);
        Assert.Contains("Nobody matches", (await viewer.OpenAsync("/users?q=zzzz")).Words, StringComparison.Ordinal);

        var profile = await admin.OpenAsync($"/users/{crowd["Ana"].Id}");
        Assert.Contains("@ana_reads", profile.Words, StringComparison.Ordinal);
        Assert.Contains("spring", profile.Words, StringComparison.Ordinal);
        Assert.Contains("Met the bot", (await admin.OpenAsync($"/users/{crowd["Ana"].Id}?tab=timeline")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Ban or mute", (await viewer.OpenAsync($"/users/{crowd["Ana"].Id}")).Words, StringComparison.Ordinal);
        Assert.Contains("None of your bots knows", (await viewer.OpenAsync("/users/999")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await viewer.OpenAsync("/users/acts")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Programs_FilterPeopleByTheConditionsOfAudiences_WithinTheBotsOfTheirKey(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var crowd = await Crowd.GatherAsync(app);
        using var all = await app.ProgramAsync(ApiScopes.UsersRead);
        using var beta = await app.ProgramAsync(ApiScopes.UsersRead, new BotId(crowd.Beta.Id));

        Assert.Equal([crowd["Ana"].Id, crowd["Dan"].Id], await IdsAsync(all, "f.language=is:es"));
        Assert.Equal([crowd["Ana"].Id], await IdsAsync(all, "f.language=is:es&f.startlink=is:spring"));
        Assert.Equal([crowd["Ben"].Id, crowd["Ben"].Id], await IdsAsync(all, "f.language=is:pt-br&limit=1"));
        Assert.Equal([crowd["Ben"].Id], await IdsAsync(beta, "f.language=is:pt-br,es"));
        Assert.Equal([crowd["Dan"].Id], await IdsAsync(all, "f.language=is:es&search=who"));
        Assert.Equal("audience_invalid", (await all.GetAsync("/api/v1/users?f.language=es")).Code);
        Assert.Equal("audience_invalid", (await all.GetAsync("/api/v1/users?f.label=is:abc")).Code);
        Assert.Equal("audience_invalid", (await all.GetAsync("/api/v1/users?f.shoesize=is:42")).Code);
    }

    private static async Task<IReadOnlyList<long>> IdsAsync(ApiClient program, string query)
    {
        var ids = new List<long>();
        for (var cursor = ""; ;)
        {
            var page = (await program.GetAsync($"/api/v1/users?{query}{cursor}")).Json;
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("telegram_user_id").GetInt64()));
            if (page.GetProperty("next_cursor").GetString() is not { } next)
                return [.. ids.Order()];
            cursor = "&cursor=" + Uri.EscapeDataString(next);
        }
    }
}
