using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Access;

public sealed class SessionTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    private const string Security = "/account/security";

    [Fact]
    public async Task PasswordChange_EndsTheOtherSessions_AndKeepsThisOne()
    {
        await staffed.AddAsync("changer@example.com");
        using var here = await staffed.SignedInAsync("changer@example.com");
        using var elsewhere = await staffed.SignedInAsync("changer@example.com");

        var done = await here.SubmitAsync(Security, "/account/password",
            ("currentPassword", StaffedApp.Password), ("newPassword", "quiet meadow 81"), ("confirmPassword", "quiet meadow 81"));

        Assert.Contains("done=password", done.Location, StringComparison.Ordinal);
        CheckSessionsAtOnce();
        Assert.Equal("/account/sign-in", (await elsewhere.OpenAsync("/dashboard")).Path);
        Assert.Equal(HttpStatusCode.OK, (await here.OpenAsync("/dashboard")).Status);
        using var old = staffed.Visit();
        Assert.Contains("error=credentials", (await old.SignInAsync("changer@example.com", StaffedApp.Password)).Location, StringComparison.Ordinal);
        using var renewed = staffed.Visit();
        Assert.Equal("/dashboard", (await renewed.SignInAsync("changer@example.com", "quiet meadow 81")).Location);
    }

    [Theory]
    [InlineData("wrong anchor 27", "quiet meadow 81", "quiet meadow 81", "present password is wrong")]
    [InlineData(StaffedApp.Password, "quiet meadow 81", "quiet meadow 82", "two new passwords differ")]
    [InlineData(StaffedApp.Password, "short", "short", "too short")]
    [InlineData(StaffedApp.Password, "password123", "password123", "list of stolen ones")]
    public async Task PasswordChange_Wrong_IsRefusedAndChangesNothing(string current, string next, string again, string words)
    {
        using var visitor = await staffed.SignedInAsync(AdminRole.Operator);

        var refused = await visitor.SubmitAsync(Security, "/account/password", ("currentPassword", current), ("newPassword", next), ("confirmPassword", again));

        Assert.Contains(words, (await visitor.FollowAsync(refused)).Words, StringComparison.Ordinal);
        using var unchanged = await staffed.SignedInAsync(AdminRole.Operator);
    }

    [Fact]
    public async Task PresentPassword_GuessedInAnOpenSession_IsSlowedLikeSigningIn()
    {
        await staffed.AddAsync("left-open@example.com");
        using var visitor = await staffed.SignedInAsync("left-open@example.com");
        var location = "";

        for (var i = 0; i < 12; i++)
            location = (await visitor.SubmitAsync(Security, "/account/password", ("currentPassword", $"guess number {i}"), ("newPassword", "quiet meadow 81"), ("confirmPassword", "quiet meadow 81"))).Location!;

        Assert.Contains("error=locked", location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SigningOutEverywhereElse_EndsTheOtherSessions_AndKeepsThisOne()
    {
        await staffed.AddAsync("everywhere@example.com");
        using var here = await staffed.SignedInAsync("everywhere@example.com");
        using var elsewhere = await staffed.SignedInAsync("everywhere@example.com");

        await here.SubmitAsync(Security, "/account/sessions/end");

        CheckSessionsAtOnce();
        Assert.Equal("/account/sign-in", (await elsewhere.OpenAsync("/dashboard")).Path);
        Assert.Equal(HttpStatusCode.OK, (await here.OpenAsync("/dashboard")).Status);
    }

    [Fact]
    public async Task SigningOut_EndsThisSession()
    {
        using var visitor = await staffed.SignedInAsync(AdminRole.Viewer);

        await visitor.PostAsync("/account/sign-out", (await visitor.OpenAsync(Security)).Form("/account/sessions/end"));

        Assert.DoesNotContain("ta-session", visitor.Cookies.Keys);
        Assert.Equal("/account/sign-in", (await visitor.OpenAsync("/dashboard")).Path);
    }

    [Fact]
    public async Task Disabling_EndsTheSession()
    {
        var admin = await staffed.AddAsync("disabled@example.com");
        using var visitor = await staffed.SignedInAsync("disabled@example.com");

        await staffed.App.Storage.WriteAsync<int>(null, db => db.Admins.Where(a => a.Id == admin.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.IsDisabled, true)));

        CheckSessionsAtOnce();
        Assert.Equal("/account/sign-in", (await visitor.OpenAsync("/dashboard")).Path);
        Assert.DoesNotContain("ta-session", visitor.Cookies.Keys);
    }

    [Fact]
    public async Task LeavingTheLastWorkspace_EndsTheSession()
    {
        var admin = await staffed.AddAsync("left@example.com");
        using var visitor = await staffed.SignedInAsync("left@example.com");

        await staffed.App.Storage.WriteAsync<int>(null, db => db.WorkspaceMembers.Where(m => m.AdminId == admin.Id).ExecuteDeleteAsync());

        CheckSessionsAtOnce();
        Assert.Equal("/account/sign-in", (await visitor.OpenAsync("/dashboard")).Path);
    }

    [Fact]
    public void Sessions_AreComparedWithTheAccount_EachMinuteAtLeast() =>
        Assert.InRange(new ServiceDefaults(staffed.App).ValidationInterval, TimeSpan.Zero, TimeSpan.FromMinutes(1));

    [Fact]
    public async Task EachSignIn_GetsASessionOfItsOwn()
    {
        using var visitor = staffed.Visit();
        await visitor.SignInAsync("viewer@example.com", StaffedApp.Password);
        var first = visitor.Cookies["ta-session"];

        await visitor.SignInAsync("viewer@example.com", StaffedApp.Password);

        Assert.NotEqual(first, visitor.Cookies["ta-session"]);
    }

    [Fact]
    public async Task SessionCookie_TamperedWith_IsNoSession()
    {
        using var visitor = await staffed.SignedInAsync(AdminRole.Owner);
        var cookie = visitor.Cookies["ta-session"];
        using var other = staffed.Visit();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/dashboard");
        request.Headers.Add("Cookie", $"ta-session={cookie[..^8]}AAAAAAAA");

        Assert.Equal("/account/sign-in", (await other.SendAsync(request)).Path);
    }

    [Theory]
    [InlineData(true, 29, 31)]
    [InlineData(false, null, null)]
    public async Task Session_Remembered_LastsAsLongAsTheFormSays(bool isRemembered, int? atLeastDays, int? atMostDays)
    {
        using var visitor = staffed.Visit();
        (string, string)[] remember = isRemembered ? [("remember", "true")] : [];

        var page = await visitor.SubmitAsync("/account/sign-in", "/account/sign-in", [("email", "viewer@example.com"), ("password", StaffedApp.Password), .. remember]);

        var cookie = page.SetCookies.Single(c => c.StartsWith("ta-session=", StringComparison.Ordinal) && !c.Contains("1970", StringComparison.Ordinal));
        var expires = cookie.Split("; ").FirstOrDefault(p => p.StartsWith("expires=", StringComparison.OrdinalIgnoreCase))?[8..];
        Assert.Equal(isRemembered, expires is not null);
        if (expires is not null)
            Assert.InRange((DateTimeOffset.Parse(expires, System.Globalization.CultureInfo.InvariantCulture) - DateTimeOffset.UtcNow).TotalDays, atLeastDays!.Value, atMostDays!.Value);
    }

    [Fact]
    public async Task Cookies_AreOutOfReachOfScriptsAndOtherSites()
    {
        using var visitor = staffed.Visit();

        var form = await visitor.OpenAsync("/account/sign-in");
        var done = await visitor.SignInAsync("viewer@example.com", StaffedApp.Password);

        var csrf = Assert.Single(form.SetCookies, c => c.StartsWith("ta-csrf=", StringComparison.Ordinal));
        Assert.Contains("httponly", csrf, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", csrf, StringComparison.OrdinalIgnoreCase);
        var session = Assert.Single(done.SetCookies, c => c.StartsWith("ta-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", session, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", session, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", session, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", session, StringComparison.OrdinalIgnoreCase);
    }

    // A session is compared with its account once a minute; for the tests, at the next request.
    private void CheckSessionsAtOnce() => staffed.App.Service<IOptions<SecurityStampValidatorOptions>>().Value.ValidationInterval = TimeSpan.Zero;

    /// <summary>The interval as configured, whichever test ran before.</summary>
    private sealed class ServiceDefaults(RunningApp app)
    {
        public TimeSpan ValidationInterval => app.Service<IOptionsFactory<SecurityStampValidatorOptions>>().Create(Options.DefaultName).ValidationInterval;
    }
}

/// <summary>Behind a proxy that speaks https to browsers.</summary>
public sealed class HttpsCookieTests(HttpsCookieTests.Fixture fixture) : IClassFixture<HttpsCookieTests.Fixture>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cookies_WithAnHttpsAddress_AreSecureAndBoundToTheHost(bool proxySaysSo)
    {
        using var visitor = new Visitor(fixture.App.Url, isHttps: proxySaysSo);

        var form = await visitor.OpenAsync("/account/sign-in");
        var done = await visitor.SignInAsync("chief@example.com", StaffedApp.Password);

        Assert.Equal("/dashboard", done.Location);
        Assert.All(form.SetCookies.Concat(done.SetCookies), cookie =>
        {
            Assert.StartsWith("__Host-ta-", cookie, StringComparison.Ordinal);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; path=/", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/dashboard")).Status);
    }

    public sealed class Fixture : IAsyncLifetime
    {
        public RunningApp App { get; private set; } = null!;

        public async ValueTask InitializeAsync() => App = await RunningApp.StartAsync(mode: Core.Bots.ReceiveMode.Polling,
            arguments: ["--PublicUrl", "https://admin.example.com", "--Admin:Email", "chief@example.com", "--Admin:Password", StaffedApp.Password]);

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}

/// <summary>Sessions while time goes by.</summary>
public sealed class SessionLimitTests(SessionLimitTests.Fixture fixture) : IClassFixture<SessionLimitTests.Fixture>
{
    [Fact]
    public async Task Session_UsedEveryFewHours_Lasts_AndEndsAfterTwelveWithoutUse()
    {
        using var visitor = await SignedInAsync(remember: false);

        for (var i = 0; i < 3; i++)
        {
            fixture.Clock.Forward(TimeSpan.FromHours(8));
            Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/dashboard")).Status);
        }
        fixture.Clock.Forward(TimeSpan.FromHours(12.1));

        Assert.Equal("/account/sign-in", (await visitor.OpenAsync("/dashboard")).Path);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Session_EvenInUse_EndsAfterThirtyDays(bool isRemembered)
    {
        using var visitor = await SignedInAsync(isRemembered);

        for (var hours = 0; hours < 29 * 24; hours += 11)
        {
            fixture.Clock.Forward(TimeSpan.FromHours(11));
            Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/account/security")).Status);
        }
        for (var hours = 0; hours < 2 * 24; hours += 11)
        {
            fixture.Clock.Forward(TimeSpan.FromHours(11));
            await visitor.OpenAsync("/account/security");
        }

        Assert.Equal("/account/sign-in", (await visitor.OpenAsync("/dashboard")).Path);
    }

    private async Task<Visitor> SignedInAsync(bool remember)
    {
        var visitor = new Visitor(fixture.Staffed.App.Url);
        var page = await visitor.SubmitAsync("/account/sign-in", "/account/sign-in", ("email", "viewer@example.com"), ("password", StaffedApp.Password), ("remember", remember ? "true" : "false"));
        Assert.Equal("/dashboard", page.Location);
        return visitor;
    }

    public sealed class Fixture : IAsyncLifetime
    {
        public StaffedApp Staffed { get; } = new();

        public MovedClock Clock { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Staffed.InitializeAsync();
            Staffed.App.Service<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme).TimeProvider = Clock;
        }

        public ValueTask DisposeAsync() => Staffed.DisposeAsync();
    }

    public sealed class MovedClock : TimeProvider
    {
        private TimeSpan _ahead;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;

        public void Forward(TimeSpan by) => _ahead += by;
    }
}
