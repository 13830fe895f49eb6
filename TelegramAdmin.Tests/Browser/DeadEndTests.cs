using System.Net;
using System.Text.RegularExpressions;

namespace TelegramAdmin.Tests.Browser;

/// <summary>Whoever follows the links that a page shows them comes to a page, whatever their role. Read without a browser: hundreds are quick.</summary>
public sealed partial class DeadEndTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Password = "a long word for the team 7";
    private const int Pages = 250;

    [Theory]
    [InlineData("Viewer")]
    [InlineData("Operator")]
    [InlineData("Admin")]
    public async Task NoLink_LeadsNowhere(string role)
    {
        var email = $"{role.ToLowerInvariant()}@example.com";
        await browser.AddStaffAsync(email, Password, role);
        await using var window = await browser.OpenAsync();
        await window.SignInAsync(email, Password);
        var (seen, shapes, faults) = (new List<string> { "/dashboard" }, new HashSet<string>(StringComparer.Ordinal), new List<string>());

        for (var i = 0; i < seen.Count && i < Pages; i++)
        {
            var answer = await window.Page.APIRequest.GetAsync(seen[i]);
            var path = new Uri(answer.Url).AbsolutePath;
            if (answer.Status != 200 || path is "/not-allowed" or "/not-found" or "/error" or "/account/sign-in")
                faults.Add($"{seen[i]} leads to {path} ({answer.Status})");
            else
                seen.AddRange(Links(await answer.TextAsync()).Where(link => shapes.Add(ShapeOf(link))));
        }

        Assert.True(seen.Count > 60, $"Only {seen.Count} pages were found.");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    // What downloads is no page; files and the API's book have tests of their own.
    private static IEnumerable<string> Links(string html) => Link().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))
        .Where(link => !link.StartsWith("//", StringComparison.Ordinal) && !Download().IsMatch(link));

    /// <summary>Rows and values are alike: one of each will do.</summary>
    private static string ShapeOf(string link) => Value().Replace(Number().Replace(link, "#"), "$1");

    [GeneratedRegex("<a [^>]*href=\"(/[^\"#]*)")]
    private static partial Regex Link();

    [GeneratedRegex(@"export|download|\.(csv|json|xlsx|zip|png)|/docs|/media|/files")]
    private static partial Regex Download();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex("([?&][^=]+=)[^&]*")]
    private static partial Regex Value();
}
