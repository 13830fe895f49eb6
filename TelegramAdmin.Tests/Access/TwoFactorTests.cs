using System.Net;
using System.Text.RegularExpressions;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Access;

public sealed partial class TwoFactorTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    private const string Security = "/account/security";

    [Fact]
    public async Task Enrolment_ConfirmedWithACode_AsksForOneAtTheNextSignIn()
    {
        var (_, key, _) = await EnrolledAsync("enrol@example.com");
        using var visitor = staffed.Visit();

        var step = await visitor.SignInAsync("enrol@example.com", StaffedApp.Password, "/conversations");
        Assert.Equal("/account/two-factor", step.Path);
        Assert.Equal("/account/sign-in", (await visitor.OpenAsync("/dashboard")).Path);
        var done = await visitor.SubmitAsync(step.Location!, "/account/two-factor", ("code", Totp.Code(key)));

        Assert.Equal("/conversations", done.Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/conversations")).Status);
    }

    [Fact]
    public async Task Enrolment_WithAWrongCode_StaysOff()
    {
        await staffed.AddAsync("hasty@example.com");
        using var visitor = await staffed.SignedInAsync("hasty@example.com");
        var started = await visitor.FollowAsync(await visitor.SubmitAsync(Security, "/account/two-factor/enrol"));
        var key = Key().Match(started.Html).Value;

        var refused = await visitor.PostAsync("/account/two-factor/confirm", started.Form("/account/two-factor/confirm").Append(("code", Totp.Code(key, 20))));

        Assert.Contains("This code is wrong", (await visitor.FollowAsync(refused)).Words, StringComparison.Ordinal);
        using var other = await staffed.SignedInAsync("hasty@example.com");
    }

    [Fact]
    public async Task Code_UsedASecondTime_IsRefused()
    {
        var (_, key, _) = await EnrolledAsync("once@example.com");
        var code = Totp.Code(key);
        using var first = staffed.Visit();
        using var second = staffed.Visit();

        Assert.Equal("/dashboard", (await SecondStepAsync(first, "once@example.com", "code", code)).Location);
        var refused = await SecondStepAsync(second, "once@example.com", "code", code);

        Assert.Contains("wrong or was used already", (await second.FollowAsync(refused)).Words, StringComparison.Ordinal);
        Assert.Equal("/account/sign-in", (await second.OpenAsync("/dashboard")).Path);
    }

    [Fact]
    public async Task Code_OfTheEnrolmentItself_CannotSignInAgain()
    {
        var (_, _, used) = await EnrolledAsync("twice@example.com");
        using var visitor = staffed.Visit();

        Assert.Contains("error=code", (await SecondStepAsync(visitor, "twice@example.com", "code", used)).Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("000000")]
    [InlineData("")]
    [InlineData("not a code")]
    public async Task Code_Wrong_IsRefused(string code)
    {
        var email = $"wrong{code.Length}@example.com";
        await EnrolledAsync(email);
        using var visitor = staffed.Visit();

        var refused = await SecondStepAsync(visitor, email, "code", code);

        Assert.Contains("error=code", refused.Location, StringComparison.Ordinal);
        Assert.Equal("/account/sign-in", (await visitor.OpenAsync("/dashboard")).Path);
    }

    [Fact]
    public async Task SecondStep_WithoutTheFirst_IsRefused()
    {
        using var visitor = staffed.Visit();

        var refused = await visitor.SubmitAsync("/account/two-factor", "/account/two-factor", ("code", "123456"));

        Assert.Contains("Sign in again", (await visitor.FollowAsync(refused)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RecoveryCode_SignsInOnce()
    {
        var (codes, _, _) = await EnrolledAsync("phoneless@example.com");
        using var first = staffed.Visit();
        using var second = staffed.Visit();
        using var third = staffed.Visit();

        Assert.Equal(10, codes.Count);
        Assert.Equal("/dashboard", (await SecondStepAsync(first, "phoneless@example.com", "recoveryCode", codes[3])).Location);
        Assert.Contains("error=code", (await SecondStepAsync(second, "phoneless@example.com", "recoveryCode", codes[3])).Location, StringComparison.Ordinal);
        Assert.Equal("/dashboard", (await SecondStepAsync(third, "phoneless@example.com", "recoveryCode", codes[4])).Location);
        Assert.Contains("8 of your recovery codes are left", (await third.OpenAsync(Security)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RecoveryCodes_AreShownOnce_AndNewOnesEndTheOld()
    {
        var (old, key, _) = await EnrolledAsync("renewed@example.com");
        using var visitor = staffed.Visit();
        await SecondStepAsync(visitor, "renewed@example.com", "code", Totp.Code(key));

        var made = await visitor.FollowAsync(await visitor.SubmitAsync(Security, "/account/two-factor/codes"));

        var codes = CodesOn(made);
        Assert.Equal(10, codes.Count);
        Assert.Empty(CodesOn(await visitor.OpenAsync(Security)));
        using var stale = staffed.Visit();
        Assert.Contains("error=code", (await SecondStepAsync(stale, "renewed@example.com", "recoveryCode", old[0])).Location, StringComparison.Ordinal);
        using var fresh = staffed.Visit();
        Assert.Equal("/dashboard", (await SecondStepAsync(fresh, "renewed@example.com", "recoveryCode", codes[0])).Location);
    }

    [Fact]
    public async Task SwitchingOff_TakesThePassword()
    {
        var (_, key, _) = await EnrolledAsync("off@example.com");
        using var visitor = staffed.Visit();
        await SecondStepAsync(visitor, "off@example.com", "code", Totp.Code(key));

        var refused = await visitor.SubmitAsync(Security, "/account/two-factor/off", ("offPassword", "wrong anchor 27"));
        Assert.Contains("The present password is wrong", (await visitor.FollowAsync(refused)).Words, StringComparison.Ordinal);
        using (var still = staffed.Visit())
            Assert.Equal("/account/two-factor", (await still.SignInAsync("off@example.com", StaffedApp.Password)).Path);
        var done = await visitor.SubmitAsync(Security, "/account/two-factor/off", ("offPassword", StaffedApp.Password));

        Assert.Contains("done=two-factor-off", done.Location, StringComparison.Ordinal);
        using var after = await staffed.SignedInAsync("off@example.com");
    }

    [Fact]
    public async Task SecondStep_GuessedFromManyAddresses_LocksTheAccount()
    {
        await EnrolledAsync("guessed@example.com");
        using var first = staffed.Visit();
        var step = await first.SignInAsync("guessed@example.com", StaffedApp.Password);
        var location = "";

        for (var i = 0; i < 60 && !location.Contains("error=locked", StringComparison.Ordinal); i++)
        {
            using var guesser = staffed.Visit();
            guesser.TakeCookiesOf(first);
            location = (await guesser.SubmitAsync(step.Location!, "/account/two-factor", ("code", $"{i:D6}"))).Location!;
        }

        Assert.Contains("error=locked", location, StringComparison.Ordinal);
    }

    private async Task<(IReadOnlyList<string> RecoveryCodes, string Key, string UsedCode)> EnrolledAsync(string email)
    {
        await staffed.AddAsync(email);
        using var visitor = await staffed.SignedInAsync(email);
        var started = await visitor.FollowAsync(await visitor.SubmitAsync(Security, "/account/two-factor/enrol"));
        var key = Key().Match(started.Html).Value;
        var code = Totp.Code(key, -1); // So that the code of now is still unused.
        var done = await visitor.FollowAsync(await visitor.PostAsync("/account/two-factor/confirm", started.Form("/account/two-factor/confirm").Append(("code", code))));
        return (CodesOn(done), key, code);
    }

    private async Task<Visitor.Page> SecondStepAsync(Visitor visitor, string email, string field, string value)
    {
        var step = await visitor.SignInAsync(email, StaffedApp.Password);
        Assert.Equal("/account/two-factor", step.Path);
        return await visitor.SubmitAsync(step.Location + (field == "recoveryCode" ? "&recovery=true" : ""), "/account/two-factor", (field, value));
    }

    private static List<string> CodesOn(Visitor.Page page) =>
        [.. Recovery().Matches(page.Html).SelectMany(list => Item().Matches(list.Value)).Select(item => item.Groups[1].Value)];

    [GeneratedRegex("[A-Z2-7]{4}( [A-Z2-7]{4}){7}")]
    private static partial Regex Key();

    [GeneratedRegex("<ul class=\"ta-recovery\">.*?</ul>", RegexOptions.Singleline)]
    private static partial Regex Recovery();

    [GeneratedRegex("<li>([^<]+)</li>")]
    private static partial Regex Item();
}
