using System.Net;
using System.Text.RegularExpressions;
using TelegramAdmin.Components.Layout;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Features.Help;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Help;

/// <summary>The guide in the program, and the ways to it.</summary>
public sealed partial class GuideTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    [Fact]
    public void EachPage_LeadsToAPlaceThatIsThere()
    {
        var places = SubPages.All.Select(page => (page.Href, page.Help)).Concat(NavItems.All.Select(item => (item.Href, item.Help))).ToList();

        Assert.All(places, place => Assert.True(IsThere(place.Help), $"{place.Href} leads to {place.Help ?? "nothing"}"));
    }

    [Fact]
    public void EachLink_WithinTheGuide_LeadsToAPlaceThatIsThere()
    {
        var links = Guide.Topics.Append(Guide.Find(null)!).SelectMany(page => Links().Matches(page.Html).Select(link => (page.Topic, Url: link.Groups[1].Value))).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(IsThere(link.Url[0] == '#' ? $"{link.Topic}.md{link.Url}" : InFile(link.Url)), $"{link.Topic}: {link.Url}"));
    }

    [Fact]
    public async Task Help_OfAPage_IsOneStepAway()
    {
        using var viewer = await staffed.SignedInAsync(AdminRole.Viewer);

        var health = await viewer.OpenAsync("/system/health");
        var help = Links().Matches(health.Html).Select(link => link.Groups[1].Value).Single(url => url.StartsWith("/help", StringComparison.Ordinal));
        var guide = await viewer.OpenAsync(help);

        Assert.Equal("/help/system#health", help);
        Assert.Equal(HttpStatusCode.OK, guide.Status);
        Assert.Contains("id=\"health\"", guide.Html, StringComparison.Ordinal);
        Assert.Contains("The guide has no such page.", (await viewer.OpenAsync("/help/nothing")).Words, StringComparison.Ordinal);
    }

    private static bool IsThere(string? place)
    {
        if (place is null)
            return false;
        var (file, anchor) = place.Split('#', 2) is [var name, var part] ? (name, part) : (place, null);
        var topic = Path.GetFileNameWithoutExtension(file);
        return Guide.Find(topic == "README" ? null : topic) is { } page && (anchor is null || page.Anchors.Contains(anchor));
    }

    // "/help/users#tags" is "users.md#tags".
    private static string InFile(string url)
    {
        var parts = url.Split('#', 2);
        var topic = parts[0] == GuideAt.Page ? "README" : parts[0][(GuideAt.Page.Length + 1)..];
        return parts.Length == 1 ? topic : $"{topic}#{parts[1]}";
    }

    [GeneratedRegex("<a [^>]*href=\"((?:#|/help)[^\"]*)\"")]
    private static partial Regex Links();
}
