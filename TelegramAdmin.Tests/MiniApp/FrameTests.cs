using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.MiniApp;

/// <summary>What a session of Telegram's frame may, and for how long.</summary>
public sealed class FrameTests(SignInTests.Fixture fixture) : IClassFixture<SignInTests.Fixture>
{
    private const string Framed = "frame-ancestors https://web.telegram.org https://*.telegram.org";

    private readonly StaffedApp _staffed = fixture.Staffed;

    [Fact]
    public async Task Pages_MayBeFramedByTelegram_AndOnlyThere()
    {
        using var inside = await EnterAsync();
        using var outside = await _staffed.SignedInAsync(AdminRole.Operator);

        foreach (var path in new[] { "/app", "/dashboard", "/account/security" })
        {
            var answer = await inside.OpenAsync(path);
            Assert.EndsWith($"{Framed}; form-action 'self'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.DoesNotContain("X-Frame-Options", answer.Headers.Keys);
            Assert.Contains(" data-telegram", answer.Html, StringComparison.Ordinal);
        }
        var usual = await outside.OpenAsync("/dashboard");
        Assert.Contains("frame-ancestors 'none'", usual.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain(" data-telegram", usual.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("miniapp.js", usual.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookies_GoIntoTheFrame_AndFormsAreCheckedThere()
    {
        using var visitor = _staffed.Visit();

        var first = await visitor.OpenAsync("/app");
        var entered = await visitor.EnterAsync(fixture.Bot, fixture.Linked.OpenApp(fixture.Bot));

        foreach (var cookie in new[] { Assert.Single(first.SetCookies, c => c.StartsWith("ta-csrf=", StringComparison.Ordinal)), Assert.Single(entered.SetCookies, c => c.StartsWith("ta-telegram=", StringComparison.Ordinal)) })
        {
            foreach (var part in new[] { "httponly", "samesite=none", "secure", "partitioned", "path=/" })
                Assert.Contains($"; {part}", cookie, StringComparison.OrdinalIgnoreCase);
        }
        Assert.DoesNotContain(entered.SetCookies, c => c.Contains("expires", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/account/sign-out")).Status);
        Assert.Equal("/app", (await visitor.PostAsync("/account/sign-out", (await visitor.OpenAsync("/account/security")).Form("/account/sessions/end"))).Location);
        Assert.DoesNotContain("ta-telegram", visitor.Cookies.Keys);
    }

    [Fact]
    public async Task AnotherSite_ThatFetchesByItself_IsNobody()
    {
        using var visitor = await EnterAsync();
        using var fetched = new HttpRequestMessage(HttpMethod.Get, "/dashboard") { Headers = { { "Sec-Fetch-Site", "cross-site" }, { "Sec-Fetch-Mode", "no-cors" } } };
        using var led = new HttpRequestMessage(HttpMethod.Get, "/dashboard") { Headers = { { "Sec-Fetch-Site", "cross-site" }, { "Sec-Fetch-Mode", "navigate" } } };

        Assert.Equal(HttpStatusCode.OK, (await visitor.SendAsync(led)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SendAsync(fetched)).Status);
    }

    [Fact]
    public async Task LastSignInOfABrowser_Counts()
    {
        using var visitor = await _staffed.SignedInAsync(AdminRole.Owner);

        await visitor.EnterAsync(fixture.Bot, fixture.Linked.OpenApp(fixture.Bot));
        Assert.DoesNotContain("ta-session", visitor.Cookies.Keys);
        Assert.Contains(Framed, (await visitor.OpenAsync("/dashboard")).Headers["Content-Security-Policy"], StringComparison.Ordinal);

        using var owner = _staffed.Visit();
        owner.TakeCookiesOf(visitor);
        Assert.Equal("/dashboard", (await owner.SignInAsync(StaffedApp.EmailOf(AdminRole.Owner), StaffedApp.Password)).Location);
        Assert.DoesNotContain("ta-telegram", owner.Cookies.Keys);
        Assert.Contains("frame-ancestors 'none'", (await owner.OpenAsync("/dashboard")).Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_EndsWithTheLink_AndSaysHowToComeBack()
    {
        var (admin, person) = await AppVisitor.LinkedAsync(_staffed, "Uma");
        using var visitor = _staffed.Visit();
        await visitor.EnterAsync(fixture.Bot, person.OpenApp(fixture.Bot));
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/dashboard")).Status);
        using var outside = await _staffed.SignedInAsync("uma@example.com");

        await AppVisitor.UnlinkAsync(_staffed, admin);

        Assert.Equal("/app", (await visitor.OpenAsync("/dashboard")).Path);
        Assert.DoesNotContain("ta-telegram", visitor.Cookies.Keys);
        Assert.Equal(HttpStatusCode.OK, (await outside.OpenAsync("/dashboard")).Status);
    }

    [Fact]
    public async Task OpenPage_EndsWithTheLinkToo()
    {
        var (admin, person) = await AppVisitor.LinkedAsync(_staffed, "Vic");
        await using var scope = _staffed.App.Service<IServiceScopeFactory>().CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<Admin>>();
        var principal = await signIn.CreateUserPrincipalAsync((await signIn.UserManager.FindByEmailAsync("vic@example.com"))!);
        ((ClaimsIdentity)principal.Identity!).AddClaim(TelegramSession.ClaimOf(person.Id));
        Assert.NotNull(await signIn.ValidateSecurityStampAsync(principal));

        await AppVisitor.UnlinkAsync(_staffed, admin);

        Assert.Null(await signIn.ValidateSecurityStampAsync(principal));
    }

    [Fact]
    public async Task Session_IsNoProofOfThePassword()
    {
        using var inside = await EnterAsync();

        // Who is linked has no such form; the token of another one on that page opens the door as well.
        var asked = await inside.PostAsync("/account/telegram/link", (await inside.OpenAsync("/account/security")).Form("/account/password"));

        Assert.Contains("error=password", asked.Location, StringComparison.Ordinal);
    }

    private async Task<Visitor> EnterAsync()
    {
        var visitor = _staffed.Visit();
        Assert.Equal("/dashboard", (await visitor.EnterAsync(fixture.Bot, fixture.Linked.OpenApp(fixture.Bot))).Field("to"));
        return visitor;
    }
}
