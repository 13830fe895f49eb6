using System.Net;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Sessions;
using TelegramAdmin.Core.Access.Tenancy;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Access;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.MiniApp;

/// <summary>What a session of Telegram's frame may, and for how long.</summary>
public sealed partial class FrameTests(SignInTests.Fixture fixture) : IClassFixture<SignInTests.Fixture>
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

    /// <summary>Every form that posts: a new one is tried too, and one that asks for nothing has to be named here.</summary>
    [Fact]
    public async Task Session_IsNoProofOfThePassword()
    {
        string[] harmless = ["/account/sign-out", "/account/language", "/account/workspace", "/account/zone", "/account/telegram/unlink", "/account/sessions/end", "/account/sessions/end-one", "/account/passkey/rename", "/account/passkey/remove"];
        var (_, person) = await AppVisitor.LinkedAsync(_staffed, "Tess");
        using var inside = _staffed.Visit();
        await inside.EnterAsync(fixture.Bot, person.OpenApp(fixture.Bot));
        var page = await inside.OpenAsync("/account/security");
        var forms = Actions().Matches(page.Html).Select(m => m.Groups[1].Value).Distinct().Except([.. harmless, "/account/security"]).ToList(); // The page takes no post itself.
        Assert.Superset(new HashSet<string> { "/account/password", "/account/two-factor/enrol", "/account/passkey/new" }, forms.ToHashSet());

        // Who is linked has no form to link, and who has no second factor none to renew its codes; the token of another form opens those doors as well.
        foreach (var form in forms.Union(["/account/telegram/link", "/account/two-factor/codes", "/account/two-factor/off"]).Where(f => f.StartsWith("/account/", StringComparison.Ordinal)))
        {
            var asked = await inside.PostAsync(form, page.Form("/account/password"));
            Assert.True(asked.Location?.Contains("error=password", StringComparison.Ordinal) ?? asked.Html.Contains("The present password is wrong", StringComparison.Ordinal), $"{form}: {asked.Status} {asked.Location} {asked.Html}");
        }
    }

    [Fact]
    public async Task Session_NeitherReadsNorTurnsOnASecondFactorThatIsBeingSetUp()
    {
        var (_, person) = await AppVisitor.LinkedAsync(_staffed, "Tilda");
        using var outside = await _staffed.SignedInAsync("tilda@example.com");
        using var inside = _staffed.Visit();
        await inside.EnterAsync(fixture.Bot, person.OpenApp(fixture.Bot));

        var started = await outside.FollowAsync(await outside.SubmitAsync("/account/security", "/account/two-factor/enrol"));
        var key = Key().Match(started.Html).Value;
        Assert.NotEmpty(key);

        Assert.DoesNotContain(key, (await inside.OpenAsync("/account/security?enrol=true")).Html, StringComparison.Ordinal);
        var confirmed = await inside.PostAsync("/account/two-factor/confirm", (await inside.OpenAsync("/account/security")).Form("/account/password").Append(("code", Totp.Code(key, -1))));
        Assert.Contains("error=expired", confirmed.Location, StringComparison.Ordinal);

        // With the password it is as anywhere.
        var begun = await inside.FollowAsync(await inside.SubmitAsync("/account/security", "/account/two-factor/enrol", ("enrolPassword", StaffedApp.Password)));
        Assert.NotEqual(key, Key().Match(begun.Html).Value);
        Assert.Contains("done=two-factor-on", (await inside.PostAsync("/account/two-factor/confirm", begun.Form("/account/two-factor/confirm").Append(("code", Totp.Code(Key().Match(begun.Html).Value))))).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_StaysInTheWorkspaceOfItsBot()
    {
        var (admin, person) = await AppVisitor.LinkedAsync(_staffed, "Wim", AdminRole.Owner);
        var shop = (await _staffed.App.Service<FoundWorkspace>().RunAsync("Wool shop", new Actor(admin.Id, admin.Name))).Value;
        using var inside = _staffed.Visit();
        using var outside = _staffed.Visit();
        await inside.EnterAsync(fixture.Bot, person.OpenApp(fixture.Bot));
        await outside.SignInAsync("wim@example.com", StaffedApp.Password);

        var refused = await SwitchAsync(inside, shop);
        Assert.Contains("Inside Telegram you stay in the workspace of the bot", (await inside.FollowAsync(refused)).Words, StringComparison.Ordinal);
        Assert.Equal("/dashboard", (await SwitchAsync(outside, shop)).Location);

        await using var db = _staffed.App.Storage.ReadAll();
        Assert.Equal([WorkspaceId.Default, shop], (await db.StaffSessions.Where(s => s.AdminId == admin.Id).OrderBy(s => s.Id).ToListAsync()).Select(s => s.WorkspaceId!.Value));
    }

    private static async Task<Visitor.Page> SwitchAsync(Visitor visitor, WorkspaceId to) =>
        await visitor.PostAsync("/account/workspace", (await visitor.OpenAsync("/account/workspaces")).Form("/account/workspace").Append(("id", $"{to.Value}")));

    private async Task<Visitor> EnterAsync()
    {
        var visitor = _staffed.Visit();
        Assert.Equal("/dashboard", (await visitor.EnterAsync(fixture.Bot, fixture.Linked.OpenApp(fixture.Bot))).Field("to"));
        return visitor;
    }

    [GeneratedRegex("<form[^>]*action=\"(/account/[^\"]+)\"")]
    private static partial Regex Actions();

    [GeneratedRegex("[A-Z2-7]{4}( [A-Z2-7]{4}){7}")]
    private static partial Regex Key();
}
