using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Security;

public sealed partial class HeaderTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    public static TheoryData<string, string?, HttpStatusCode> Answers => new()
    {
        { "/account/sign-in", null, HttpStatusCode.OK },
        { "/favicon.svg", null, HttpStatusCode.OK },
        { "/health", null, HttpStatusCode.OK },
        { "/metrics", null, HttpStatusCode.Unauthorized },
        { "/dashboard", null, HttpStatusCode.Redirect },
        { "/dashboard", "owner@example.com", HttpStatusCode.OK },
        { "/no/such/page", "owner@example.com", HttpStatusCode.NotFound },
        { "/app/no-such-file.js", "owner@example.com", HttpStatusCode.NotFound },
    };

    [Theory, MemberData(nameof(Answers))]
    public async Task EveryAnswer_CarriesThePolicyAndItsCompanions(string path, string? email, HttpStatusCode status)
    {
        using var visitor = email is null ? staffed.Visit() : await staffed.SignedInAsync(email);

        var answer = await visitor.OpenAsync(path);

        Assert.Equal(status, answer.Status);
        AssertHardened(answer);
    }

    [Fact]
    public async Task RefusedForm_CarriesThePolicyToo()
    {
        using var visitor = staffed.Visit();

        var answer = await visitor.PostAsync("/account/sign-in", ("email", "x"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        AssertHardened(answer);
    }

    [Fact]
    public async Task Policy_AllowsNoScriptOfAPage_AndNoOtherHost()
    {
        using var visitor = staffed.Visit();
        var policy = (await visitor.OpenAsync("/account/sign-in")).Headers["Content-Security-Policy"]
            .Split(';', StringSplitOptions.TrimEntries).ToDictionary(part => part.Split(' ')[0], part => part[part.IndexOf(' ', StringComparison.Ordinal)..].Trim());

        Assert.Equal("'self'", policy["script-src"]);
        Assert.Equal("'self'", policy["default-src"]);
        Assert.Equal("'none'", policy["object-src"]);
        Assert.Equal("'none'", policy["frame-ancestors"]);
        Assert.Equal("'self'", policy["form-action"]);
        Assert.Equal("'self'", policy["base-uri"]);
        Assert.DoesNotContain("unsafe-inline", policy["style-src"], StringComparison.Ordinal);
        Assert.All(policy.Values, value => Assert.DoesNotMatch(@"https?:|\*", value));
    }

    [Fact]
    public async Task Nonce_IsAnotherEachTime()
    {
        using var visitor = staffed.Visit();

        Assert.NotEqual((await visitor.OpenAsync("/account/sign-in")).Headers["Content-Security-Policy"], (await visitor.OpenAsync("/account/sign-in")).Headers["Content-Security-Policy"]);
    }

    [Fact]
    public async Task EveryPage_HasNoScriptOfItsOwnAndNoOtherHost()
    {
        using var owner = await staffed.SignedInAsync(AdminRole.Owner);
        using var stranger = staffed.Visit();
        var paths = staffed.App.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null).Select(e => Parameter().Replace("/" + e.RoutePattern.RawText!.TrimStart('/'), "1")).ToList();
        Assert.NotEmpty(paths);

        foreach (var path in paths)
        {
            foreach (var visitor in new[] { owner, stranger })
            {
                var html = (await visitor.OpenAsync(path)).Html;
                Assert.Empty(ScriptTags().Matches(html).Where(s => !s.Value.Contains(" src=\"", StringComparison.Ordinal) && !s.Value.Contains("type=\"importmap\"", StringComparison.Ordinal)).Select(s => $"{path}: {s.Value}"));
                Assert.Empty(Handlers().Matches(html).Select(h => $"{path}: {h.Value}"));
                // A link out is no load: it goes where the reader goes, without saying from where.
                Assert.Empty(Links().Matches(LinksOut().Replace(html, "")).Select(l => l.Groups[1].Value).Where(IsElsewhere).Select(l => $"{path}: {l}"));
            }
        }
    }

    private static void AssertHardened(Visitor.Page answer)
    {
        Assert.Contains("script-src 'self'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
        Assert.Equal("same-origin", answer.Headers["Cross-Origin-Opener-Policy"]);
        Assert.Equal("same-origin", answer.Headers["Referrer-Policy"]);
        Assert.Contains("camera=()", answer.Headers["Permissions-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("Server", answer.Headers.Keys);
        Assert.DoesNotContain("X-Powered-By", answer.Headers.Keys);
    }

    private bool IsElsewhere(string link) =>
        link.StartsWith("//", StringComparison.Ordinal) || (Uri.TryCreate(link, UriKind.Absolute, out var url) && url.Scheme.StartsWith("http", StringComparison.Ordinal) && url.Authority != staffed.App.Url.Authority);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex ScriptTags();

    [GeneratedRegex("<[a-z][^>]*\\son[a-z]+=\"[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Handlers();

    [GeneratedRegex("<a [^>]*rel=\"noopener noreferrer\"[^>]*>")]
    private static partial Regex LinksOut();

    [GeneratedRegex("(?:src|href|action|poster|srcset|data)=\"([^\"]*)\"")]
    private static partial Regex Links();
}
