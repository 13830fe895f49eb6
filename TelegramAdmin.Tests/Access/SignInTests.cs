using System.Net;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Access;

public sealed class SignInTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    private const string TooMany = "Too many tries";

    [Fact]
    public async Task SignIn_WithTheRightPassword_OpensTheDashboard()
    {
        using var visitor = staffed.Visit();

        var page = await visitor.SignInAsync("owner@example.com", StaffedApp.Password);

        Assert.Equal((HttpStatusCode.Redirect, "/dashboard"), (page.Status, page.Location));
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/dashboard")).Status);
    }

    [Fact]
    public async Task SignIn_WithAWrongPasswordOrAnUnknownEmail_AnswersTheSame()
    {
        using var known = staffed.Visit();
        using var unknown = staffed.Visit();

        var wrong = await known.FollowAsync(await known.SignInAsync("viewer@example.com", "wrong anchor 27"));
        var nobody = await unknown.FollowAsync(await unknown.SignInAsync("nobody@example.com", "wrong anchor 27"));

        Assert.Contains("Email or password is wrong", wrong.Words, StringComparison.Ordinal);
        Assert.Contains("Email or password is wrong", nobody.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("ta-session", known.Cookies.Keys);
    }

    [Fact]
    public async Task SignIn_WrongUntilItLocks_DoesNotTellWhoHasAnAccount()
    {
        await staffed.AddAsync("locked@example.com");

        var known = await ErrorsAsync("locked@example.com", 60);
        var unknown = await ErrorsAsync("nobody-at-all@example.com", 60);

        Assert.Equal(unknown, known);
        Assert.Equal("locked", known[^1]);
        using var right = staffed.Visit();
        var refused = await right.SignInAsync("locked@example.com", StaffedApp.Password);
        Assert.Contains(TooMany, (await right.FollowAsync(refused)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lockout_OnceItIsOver_LetsTheRightPasswordIn()
    {
        var admin = await staffed.AddAsync("patient@example.com");
        await ErrorsAsync("patient@example.com", 60);
        Assert.Equal("locked", (await ErrorsAsync("patient@example.com", 1)).Single());

        await staffed.App.Storage.WriteAsync<int>(null, db => db.Admins.Where(a => a.Id == admin.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.LockedUntil, DateTimeOffset.UtcNow.AddSeconds(-1))));

        using var visitor = await staffed.SignedInAsync("patient@example.com");
    }

    [Fact]
    public async Task Lockout_LetsTheRightPasswordInFromADeviceOfTheirs_AndFromNoOther()
    {
        await staffed.AddAsync("besieged@example.com");
        await staffed.AddAsync("neighbour@example.com");
        using var device = await staffed.SignedInAsync("besieged@example.com");
        using var neighbours = await staffed.SignedInAsync("neighbour@example.com");
        using var stranger = staffed.Visit();
        await ErrorsAsync("besieged@example.com", 60);

        foreach (var other in new[] { stranger, neighbours })
            Assert.Contains("error=locked", (await other.SignInAsync("besieged@example.com", StaffedApp.Password)).Location, StringComparison.Ordinal);
        Assert.Contains("error=locked", (await device.SignInAsync("besieged@example.com", "wrong anchor 27")).Location, StringComparison.Ordinal);
        Assert.Equal("/dashboard", (await device.SignInAsync("besieged@example.com", StaffedApp.Password)).Location);

        // A stolen device guesses no more than five times.
        await ErrorsAsync("besieged@example.com", 60);
        for (var i = 0; i < 5; i++)
            Assert.Contains("error=locked", (await device.SignInAsync("besieged@example.com", $"guess number {i}")).Location, StringComparison.Ordinal);
        Assert.Contains("error=locked", (await device.SignInAsync("besieged@example.com", StaffedApp.Password)).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_FromOneNetworkOfIpv6_IsOneGuesser()
    {
        var answers = new List<string?>();
        for (var i = 0; i < 12; i++)
        {
            using var guesser = staffed.Visit($"2001:db8:7:7::{i + 1:x}");
            answers.Add((await guesser.SignInAsync("nobody-of-six@example.com", $"guess number {i}")).Location);
        }
        using var elsewhere = staffed.Visit("2001:db8:7:8::1");

        Assert.All(answers.Skip(10), location => Assert.Contains("error=locked", location, StringComparison.Ordinal));
        Assert.Contains("error=credentials", (await elsewhere.SignInAsync("nobody-of-six@example.com", "guess")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_UnderAddressesOfThisMachine_IsOneGuesser()
    {
        var answers = new List<string?>();
        for (var i = 0; i < 12; i++)
        {
            using var guesser = staffed.Visit($"127.0.0.{i + 1}"); // As a proxy says it that passes on what it is told.
            answers.Add((await guesser.SignInAsync("nobody-at-home@example.com", $"guess number {i}")).Location);
        }

        Assert.All(answers.Skip(10), location => Assert.Contains("error=locked", location, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Guessing_FromOneAddress_IsStoppedBeforeTheAccountLocks()
    {
        await staffed.AddAsync("target@example.com");
        using var guesser = staffed.Visit("10.9.9.9");
        var answers = new List<string?>();
        for (var i = 0; i < 12; i++)
            answers.Add((await guesser.SignInAsync("target@example.com", $"guess number {i}")).Location);

        Assert.All(answers.Take(10), location => Assert.Contains("error=credentials", location, StringComparison.Ordinal));
        Assert.All(answers.Skip(10), location => Assert.Contains("error=locked", location, StringComparison.Ordinal));
        using var owner = await staffed.SignedInAsync("target@example.com");
    }

    [Fact]
    public async Task SigningIn_RightAndOften_FromOneAddress_IsNotSlowed()
    {
        for (var i = 0; i < 15; i++)
        {
            using var visitor = staffed.Visit("10.9.9.10");
            Assert.Equal("/dashboard", (await visitor.SignInAsync("operator@example.com", StaffedApp.Password)).Location);
        }
    }

    [Theory]
    [InlineData("/settings?tab=bots", "/settings?tab=bots")]
    [InlineData("", "/dashboard")]
    [InlineData("//evil.example", "/dashboard")]
    [InlineData("/\\evil.example", "/dashboard")]
    [InlineData("\\\\evil.example", "/dashboard")]
    [InlineData("/\t/evil.example", "/dashboard")]
    [InlineData("/\n/evil.example", "/dashboard")]
    [InlineData("https://evil.example/", "/dashboard")]
    [InlineData("https:evil.example", "/dashboard")]
    [InlineData("javascript:alert(1)", "/dashboard")]
    [InlineData("evil.example", "/dashboard")]
    [InlineData("/account/sign-out", "/dashboard")]
    public async Task ReturnUrl_IsFollowedOnlyIntoOurOwnPages(string returnUrl, string leadsTo)
    {
        using var visitor = staffed.Visit();

        Assert.Equal(leadsTo, (await visitor.SignInAsync("viewer@example.com", StaffedApp.Password, returnUrl)).Location);
    }

    [Fact]
    public async Task SignIn_WithoutAnyField_IsRefusedWithWords()
    {
        using var visitor = staffed.Visit();

        var refused = await visitor.SubmitAsync("/account/sign-in", "/account/sign-in");

        Assert.Contains("Email or password is wrong", (await visitor.FollowAsync(refused)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_WithMarkupAsEmail_ShowsItAsText()
    {
        using var visitor = staffed.Visit();

        var page = await visitor.FollowAsync(await visitor.SignInAsync("\"><script>alert(1)</script>", "wrong anchor 27"));

        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_OfSomebodyDisabled_IsRefusedLikeAWrongPassword()
    {
        var admin = await staffed.AddAsync("gone@example.com");
        await staffed.App.Storage.WriteAsync<int>(null, db => db.Admins.Where(a => a.Id == admin.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.IsDisabled, true)));
        using var visitor = staffed.Visit();

        Assert.Contains("error=credentials", (await visitor.SignInAsync("gone@example.com", StaffedApp.Password)).Location, StringComparison.Ordinal);
    }

    // From an address of its own each time, so that only the account counts.
    private async Task<List<string>> ErrorsAsync(string email, int tries)
    {
        var errors = new List<string>();
        for (var i = 0; i < tries && errors.LastOrDefault() != "locked"; i++)
        {
            using var visitor = staffed.Visit();
            var page = await visitor.SignInAsync(email, $"guess number {i}");
            errors.Add(System.Web.HttpUtility.ParseQueryString(page.Location!.Split('?')[1])["error"]!);
        }
        return errors;
    }
}
